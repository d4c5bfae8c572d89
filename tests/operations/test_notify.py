"""systemd's notifications, read as systemd would."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from bot.operations.notify import notifier


def test_lines_arrive_at_the_named_socket_and_its_name_is_not_inherited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        notify = notifier()
        notify("READY=1\nSTATUS=Forbundet")

        assert systemd.recv(1000).decode() == "READY=1\nSTATUS=Forbundet"
        assert "NOTIFY_SOCKET" not in os.environ


def test_an_abstract_socket_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"brobygger-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + name)
        monkeypatch.setenv("NOTIFY_SOCKET", "@" + name)
        notifier()("WATCHDOG=1")

        assert systemd.recv(1000) == b"WATCHDOG=1"


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notifier()("READY=1")


def test_a_socket_that_is_gone_disturbs_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    notifier()("READY=1")
