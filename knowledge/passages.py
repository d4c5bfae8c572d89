"""A report's text as passages: hyphens repaired, running heads dropped, headings recognised. Pure.

And the words by which a passage is found: folded, stemmed, without function words.
"""

from __future__ import annotations

import math
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.language import normalise

TARGET = 700
"""Characters after which a passage ends at the next paragraph: three or four lines on a phone's quote."""

LONGEST = 1100
"""Characters a passage never exceeds."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its file gives it; ``number`` is None where the format knows no pages."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences on one subject; ``heading`` is the nearest one above, empty where there is none."""

    page: int | None
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    page: int | None
    text: str
    """Empty for a blank line."""


def split(pages: Sequence[Page]) -> list[Passage]:
    """Cut a report into passages, none of which runs over a page or a heading."""
    lines = _joined(_body(pages))
    short_line = _short_line(lines)
    found: list[Passage] = []
    heading = ""
    gathered: list[str] = []
    page: int | None = pages[0].number if pages else None

    def close() -> None:
        found.extend(Passage(page, heading, piece) for piece in _sized(gathered) if _says_something(piece))
        gathered.clear()

    paragraph: list[str] = []

    def end_paragraph() -> None:
        if paragraph:
            gathered.append(" ".join(paragraph))
            paragraph.clear()
        if sum(map(len, gathered)) >= TARGET:
            close()

    for position, line in enumerate(lines):
        if line.page != page:
            end_paragraph()
            close()
            page = line.page
        if not line.text:
            end_paragraph()
            continue
        before = lines[position - 1].text if position else ""
        after = lines[position + 1].text if position + 1 < len(lines) else ""
        if (named := heading_of(line.text, alone=not before and not after)) is not None:
            end_paragraph()
            close()
            heading = named
            continue
        if _BULLET.match(line.text) or _is_row(line.text):
            end_paragraph()
        paragraph.append(line.text)
        if _is_row(line.text) or (line.text.endswith((".", "!", "?")) and len(line.text) < short_line):
            end_paragraph()
    end_paragraph()
    close()
    return found


_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÆØÅ].{2,90}$")
_CHAPTER = re.compile(r"(?:(?:Kapitel|Bilag|Appendiks|Del)\s+[\dA-Z]{1,3}\b.{0,80}|\d{1,2}\.?\s+[A-ZÆØÅ].{2,70})$")
_TAG = re.compile(r"</?(?:sup|sub|br|p|ul|ol|li|div|span|b|i|em|strong|table|thead|tbody|tr|td|th)\b[^<>]*>")
_CAPTION = re.compile(r"(?:Tabel|Table|Figur|Kilde|Note|Anm|Boks|Foto)\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-–•▪◦*>]|\d{1,2}\)|[a-z]\))\s+\S")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*$|…+\s*\d*$|^\d[\d.]*\t.+\t\d+$")
_PAGE_NUMBER = re.compile(r"(?:side\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:af|/|of)\s*\d{1,4})?", re.IGNORECASE)


def heading_of(line: str, *, alone: bool) -> str | None:
    """The words of a heading, without Markdown marks; ``alone`` tells that blank lines stand around the line."""
    if match := _MARKDOWN_HEADING.match(line):
        return _unmarked(match[1])
    if _CAPTION.match(line) or line.endswith((".", ",", ";", ":", "!", "?")) or _is_row(line):
        return None
    if _NUMBERED.match(line):
        return line
    if not alone:
        return None
    if _CHAPTER.match(line):
        return line
    bare = _unmarked(line)
    words = bare.split()
    letters = sum(character.isalpha() for character in bare)
    if len(bare) <= 70 and 1 <= len(words) <= 9 and bare[0].isupper() and letters >= max(4, 0.7 * len(bare)):
        return bare
    return None


def _body(pages: Sequence[Page]) -> list[_Line]:
    """All lines without running heads, page numbers and tables of contents."""
    by_page = [[_tidy(line) for line in page.text.splitlines()] for page in pages]
    running = _running(by_page)
    found: list[_Line] = []
    for page, texts in zip(pages, by_page, strict=True):
        edge = _edge(texts)
        found.append(_Line(page.number, ""))
        for position, text in enumerate(texts):
            if position in edge and (_shape(text) in running or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(text))):
                continue
            if not _LEADER.search(text):
                found.append(_Line(page.number, text))
    return found


EDGE = 3
"""Lines at the top and the foot of a page where running heads stand."""


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The shapes of lines that return on many pages; four in ten, since even and odd pages may differ.

    A page's first or last line with a page number at its end is one from its second time: each chapter has its own.
    """
    edges = ([texts[position] for position in _edge(texts)] for texts in pages)
    seen = Counter(shape for texts in edges for shape in {_shape(text) for text in texts if not _is_sentence(text)})
    least = max(3, math.ceil(len(pages) * 0.4))
    outermost = ([text for text in texts if text] for texts in pages)
    numbered = Counter(
        shape for texts in outermost if texts for shape in {_shape(texts[0]), _shape(texts[-1])} if shape.endswith(" #")
    )
    return frozenset(shape for shape, times in (seen | numbered).items() if times >= least or numbered[shape] >= 2)


def _edge(texts: Sequence[str]) -> frozenset[int]:
    written = [position for position, text in enumerate(texts) if text]
    return frozenset((*written[:EDGE], *written[-EDGE:]))


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text.split()) > 8


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _tidy(line: str) -> str:
    text = unicodedata.normalize("NFC", line).replace("\u00a0", " ").replace("\u200b", "")
    text = _TAG.sub(" ", text)
    return re.sub(r"[^\S\t]+", " ", text).strip()


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """Repair words that were broken at the end of a line, also over a page."""
    found: list[_Line] = []
    for line in lines:
        before = _last_written(found)
        if before is None or not line.text or not (joint := _joint(found[before].text, line.text)):
            found.append(line)
            continue
        word, _, rest = line.text.partition(" ")
        found[before] = _Line(found[before].page, joint + word)
        if found[before].page == line.page:
            del found[before + 1 :]
        if rest.strip():
            found.append(_Line(line.page, rest.strip()))
    return [_Line(line.page, line.text.replace("\u00ad", "")) for line in found]


def _last_written(lines: Sequence[_Line]) -> int | None:
    """The last line with text, at most a page break (one blank line) back."""
    for position in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if lines[position].text:
            return position
    return None


def _joint(line: str, following: str) -> str:
    """How a line that ends within a word goes on: without its hyphen, with it, or empty where it does not."""
    if line.endswith("\u00ad"):
        return line[:-1]
    match = re.search(r"([^\W_]+)-$", line)
    if match is None or not following[0].isalpha():
        return ""
    if re.match(r"(?:og|eller|samt|til)\b", following):
        return ""
    keeps = match[1].isupper() or match[1][-1].isdigit() or following[0].isupper()
    return line if keeps else line[:-1]


def _short_line(lines: Sequence[_Line]) -> float:
    """Below this length a line that ends a sentence ends its paragraph: the rest of the line was left empty."""
    lengths = [len(line.text) for line in lines if len(line.text) > 30]
    return 0.7 * statistics.median(lengths) if lengths else 0.0


def _is_row(line: str) -> bool:
    return line.count("\t") >= 2 or line.startswith("|")


def _sized(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs as pieces of a readable length; a long one is cut at its sentences."""
    pieces: list[str] = []
    for paragraph in paragraphs:
        parts = [paragraph] if len(paragraph) <= LONGEST else _sentences(paragraph)
        for part in parts:
            if pieces and len(pieces[-1]) < TARGET and len(pieces[-1]) + len(part) < LONGEST:
                pieces[-1] += ("\n" if part is paragraph else " ") + part
            else:
                pieces.append(part)
    return [_unmarked(piece) for piece in pieces]


def _sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9“\"(])", text)
    return [piece for part in parts for piece in (part[i : i + LONGEST] for i in range(0, len(part), LONGEST))]


def _unmarked(text: str) -> str:
    """Without Markdown's marks for bold and links."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    return re.sub(r"\*\*|__|`", "", text).strip()


def _says_something(piece: str) -> bool:
    return len(re.findall(r"[^\W\d_]{3,}", piece)) >= 3


_FUNCTION_WORDS = """
    ad begge bl bliver both can da derfor disse do does du eks eller eneste et etc faa faar fik flere fordi forhold fra
    fx giver goer goere gaar gaa hendes her hver how ifm iht ind jer kan kom komme kommer kun lige mange mellem mest
    mod mulig muligt naar ned ny nye om os paa samt selv ses si siger sige som sted stor stort store the their
    under uden var ville with you aar gerne findes find fortael betyder staar why
"""

_EVERYWHERE = normalise.STOPWORDS | frozenset(_FUNCTION_WORDS.split())
"""Words that stand in every passage, folded. "ikke" is none of them: "hvad virker ikke" asks for something."""


def words(text: str) -> list[str]:
    """All folded stems of a text in their order: what the index of passages holds; ``par56`` for "§ 56"."""
    return [_term(word) for word in normalise.words(text)]


def terms(question: str) -> tuple[str, ...]:
    """The stems a question is searched by: no function words, no single letters, each once."""
    found = normalise.words(question)
    wanted = (word for word in found if word not in _EVERYWHERE and (len(word) > 1 or word.isdigit()))
    return tuple(dict.fromkeys(_term(word) for word in wanted))


def _term(word: str) -> str:
    """Stemmed twice: of "virksomhederne" comes "virksomhed" first, "virksom" then. SQLite would cut a "§" off."""
    return f"par{word[1:]}" if word.startswith("§") else normalise.stem(normalise.stem(word))


def weights(asked: Iterable[str], frequencies: Mapping[str, int], passages: int) -> dict[str, float]:
    """How much each term tells: the inverse document frequency; a word no passage has weighs most."""
    return {term: math.log(1 + (passages + 1) / (0.5 + frequencies.get(term, 0))) for term in asked}


def coverage(weighed: Mapping[str, float], present: Iterable[str]) -> float:
    """How much of a question a passage covers, 0 to 1."""
    total = sum(weighed.values())
    held = set(present)
    return sum(weight for term, weight in weighed.items() if term in held) / total if total else 0.0
