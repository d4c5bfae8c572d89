"""``brobygger run`` killed at random moments while three people use it: what is lost, doubled or left unsaid."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import FULL, QUICK, note, say
from tests.support.kills import live

KILLS, ACTIONS = (5, 25) if QUICK else (50, 200) if FULL else (15, 60)
SEED = 20261129


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="brobygger-kills-") as folder:
        tally = live(Path(folder), kills=KILLS, actions=ACTIONS, seed=SEED)
    kinds = ", ".join(f"{many} × {kind}" for kind, many in tally.actions.most_common())
    note(f"{ACTIONS} actions ({kinds}), {tally.kills} SIGKILLs within 0.4 s of one; Slack delivers events again. "
         f"{tally.refused} commands and buttons were given up by Slack's own client, which says so.")  # fmt: skip
    say("actions whose answer never came", len(tally.lost), "count", aim=0)
    say("answers that stand there twice", len(tally.doubled), "count", aim=0)
    if tally.lost or tally.doubled:
        sys.exit(1)


if __name__ == "__main__":
    main()
