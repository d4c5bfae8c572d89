"""The schema's history: numbered steps, never edited once released.

Every key holds ``team`` (the Slack workspace), so that one file can serve several.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from bot.store.migrations import m001_foundation

STEPS = {"m001_foundation": m001_foundation.apply}

NAMES = frozenset(STEPS)
"""Every step this version knows; a file that has others was written by a newer version."""

MIGRATIONS = Migrations("brobygger")

for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
