"""The schema's history: numbered steps, never edited once released.

Every key holds ``team``, the Slack workspace: a file serves one, and what another should have left in it is never seen.
"""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from bot.store.migrations import (
    m001_foundation,
    m002_openings,
    m003_followups,
    m004_asking,
    m005_reports,
    m006_undelivered,
    m007_notices,
    m008_lease,
    m020_calendar,
    m030_inbox,
    m031_channels,
    m040_marks,
    m050_talking,
)

STEPS = {
    "m001_foundation": m001_foundation.apply,
    "m002_openings": m002_openings.apply,
    "m003_followups": m003_followups.apply,
    "m004_asking": m004_asking.apply,
    "m005_reports": m005_reports.apply,
    "m006_undelivered": m006_undelivered.apply,
    "m007_notices": m007_notices.apply,
    "m008_lease": m008_lease.apply,
    "m020_calendar": m020_calendar.apply,
    "m030_inbox": m030_inbox.apply,
    "m031_channels": m031_channels.apply,
    "m040_marks": m040_marks.apply,
    "m050_talking": m050_talking.apply,
}

NAMES = frozenset(STEPS)
"""Every step this version knows; a file that has others was written by a newer version."""

MIGRATIONS = Migrations("brobygger")

for _name, _step in STEPS.items():
    MIGRATIONS(name=_name)(_step)
