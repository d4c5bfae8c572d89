"""Danish phrases about dates and recurrences: a first moment and an RFC 5545 rule, or a question back."""

from danish.dates.mentions import Mention, Said, mentioned
from danish.dates.model import Doubt, Unclear, When
from danish.dates.reading import find, understand
from danish.dates.rules import last_before, next_after, occurrences

__all__ = [
    "Doubt", "Mention", "Said", "Unclear", "When", "find", "last_before", "mentioned", "next_after", "occurrences",
    "understand",
]  # fmt: skip
