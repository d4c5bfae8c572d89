"""Danish phrases about dates and recurrences: a first moment and an RFC 5545 rule, or a question back."""

from bot.domain.when.model import Doubt, Unclear, When
from bot.domain.when.reading import find, understand
from bot.domain.when.rules import next_after, occurrences

__all__ = ["Doubt", "Unclear", "When", "find", "next_after", "occurrences", "understand"]
