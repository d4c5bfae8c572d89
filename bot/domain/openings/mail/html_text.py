"""The text of an HTML mail, line by line as a person sees it. Only what mail programs write; nothing is fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BREAKS_LIST: Final = """
    address article blockquote br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section
    table tr ul
"""
_BREAKS: Final = frozenset(_BREAKS_LIST.split())
_HIDDEN: Final = frozenset({"head", "script", "style", "title", "template"})
_SPACES: Final = re.compile(r"[ \t\r\n\u00a0]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def text_of(html: str) -> str:
    """Plain text: lists with a dash, cells of a table with a tab between them, quotations with ``>`` in front."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._quotes = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _BREAKS:
            self._end_line(empty=tag == "p")
        if tag == "blockquote":
            self._quotes += 1
        if tag == "li":
            self._line = "- "
        if tag in {"td", "th"} and self._line.strip():
            self._line = f"{self._line.rstrip()}\t"

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BREAKS:
            self._end_line(empty=tag == "p")
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            written = _SPACES.sub(" ", data)
            self._line += written.lstrip() if self._line[-1:] in {"", " ", "\t"} else written

    def text(self) -> str:
        self._end_line()
        return _EMPTY_LINES.sub("\n\n", "\n".join(self._lines)).strip()

    def _end_line(self, *, empty: bool = False) -> None:
        if self._line.strip():
            self._lines.append("> " * self._quotes + self._line.strip())
        if empty and self._lines and self._lines[-1]:
            self._lines.append("")
        self._line = ""
