"""A command that cannot be carried out, in words for the person who gave it."""

from __future__ import annotations


class Refused(Exception):
    """The message is Danish and names the cure; nothing was changed."""
