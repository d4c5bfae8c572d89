"""Fetches the content of files that people share."""

from __future__ import annotations

from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from bot.services.ports import DeliveryFailed
from bot.slack.web.api import Web

SECONDS: Final = 30
"""How long Slack may take to begin with a file."""


class _NoRedirect(HTTPRedirectHandler):
    """Slack sends whoever may not read a file to a page for signing in; the token goes nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def fetch(web: Web, address: str, most: int) -> bytes:
    """The content of a file at its ``url_private``, at most ``most`` bytes. Raises DeliveryFailed.

    Needs the scope ``files:read``. Only Slack's own hosts, and the one that the client talks to, are given the token.
    """
    client = web.client
    if not _is_slack(address, str(client.base_url)):
        raise DeliveryFailed("not a file of Slack's", permanent=True)
    proxies = {"http": client.proxy, "https": client.proxy} if client.proxy else {}
    opener = build_opener(_NoRedirect, ProxyHandler(proxies), HTTPSHandler(context=client.ssl))
    request = Request(address, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - see _is_slack
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            content: bytes = answer.read(most + 1)
    except HTTPError as error:
        raise DeliveryFailed("file not readable", permanent=error.code < 500) from error
    except (OSError, HTTPException) as error:
        raise DeliveryFailed("no answer") from error
    if len(content) > most:
        raise DeliveryFailed("file too large", permanent=True)
    return content


def _is_slack(address: str, base: str) -> bool:
    try:
        there, own = urlsplit(address), urlsplit(base)
    except ValueError:
        return False
    if there.scheme == "https" and (there.hostname or "").endswith(".slack.com"):
        return True
    return (there.scheme, there.netloc) == (own.scheme, own.netloc) and there.scheme in {"http", "https"}
