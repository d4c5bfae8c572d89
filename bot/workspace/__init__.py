"""A Slack of our own on this machine: for trying the assistant out, and for the tests."""

from __future__ import annotations

from bot.workspace.clock import MovableClock, SteppedClock
from bot.workspace.faults import Faults
from bot.workspace.local import LocalWorkspace
from bot.workspace.model import Call, Channel, Message, Person, SubmitResult, View
from bot.workspace.people.reading import Button
from bot.workspace.seed import Seed, default_seed, quiet_seed
from bot.workspace.server import PortInUse

__all__ = [
    "Button",
    "Call",
    "Channel",
    "Faults",
    "LocalWorkspace",
    "Message",
    "MovableClock",
    "Person",
    "PortInUse",
    "Seed",
    "SteppedClock",
    "SubmitResult",
    "View",
    "default_seed",
    "quiet_seed",
]
