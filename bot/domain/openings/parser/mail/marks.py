"""The marks by which the parts of a mail are known."""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUOTES: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?")
RULE: Final = re.compile(r"^[-_=*]{5,}$")
GREETING: Final = re.compile(
    r"^(?:(?:(?:med|de) )?(?:venlige?|bedste|mange|kærlige?|hjertelige?|glade) hils(?:en|ner)|hilsner|hilsen"
    r"|mvh|m\.v\.h|vh|kh|dbh|hav en (?:god|dejlig) \w+|(?:kind|best|warm) regards|regards|sincerely)\b",
    re.IGNORECASE,
)
"""A line that ends a letter."""
RESIDUE: Final = re.compile(
    r"\[(?:cid:|image:|billede:|logo)[^\]\n]{0,200}\]|<(?:https?://|mailto:|tel:|callto:)[^>\n]{0,1000}>"
    r"|\((?:https?://|mailto:|tel:)[^)\n]{0,1000}\)",
    re.IGNORECASE,
)
"""What a mail program leaves in plain text of a picture or a link."""
