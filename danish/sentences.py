"""Where a Danish sentence ends: not after "fx." or "pr.", and not inside a list of sources."""

from __future__ import annotations

import re
from typing import Final

_SHORTENED: Final = ("fx", "jf", "ca", "nr", "pr", "stk", "kap", "bl.a", "evt", "inkl", "ekskl", "maks")
_NOT_AFTER: Final = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in _SHORTENED)
_END: Final = re.compile(_NOT_AFTER + r"(?<=[.!?])(?: ?\[[A-Z]\w*\])*\s+(?=[A-ZÆØÅ§*\"“])")


def first(text: str) -> str:
    """The first sentence, with the source keys that follow it; the whole text where it is only one."""
    end = _END.search(text)
    return text[: end.end()].rstrip() if end else text
