"""An answer as the fixed form of ``brobygger ask --json`` (product.md, "Fixed forms")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.text.answers import cards as text
from bot.text.answers import own_reports as reports
from knowledge import facets
from knowledge.entry import CITATION, Entry
from knowledge.search import Answer, Found, Hit, Unknown, Unsure

if TYPE_CHECKING:  # a question in the terminal does not wait for the database
    from bot.services.answers.own_reports import Quote


def as_record(answer: Answer, quotes: Sequence[Quote] = ()) -> dict[str, Any]:
    """The fixed form, with ``passages`` where own reports say something beside the answer."""
    quoted = [
        {"report": quote.report, "page": quote.page, "heading": quote.heading, "text": quote.text} for quote in quotes
    ]
    return _record(answer) | ({"passages": quoted} if quoted else {})


def quoted_text(quotes: Sequence[Quote]) -> list[str]:
    """Passages as they are printed below an answer: a heading, then each with its place."""
    if not quotes:
        return []
    shown = [f"“{quote.text}”\n({reports.where(quote.report, quote.page, quote.heading)})" for quote in quotes]
    return [f"{reports.HEADING}:", *shown]


def _record(answer: Answer) -> dict[str, Any]:
    """``status``, ``entry``, ``facet``, ``score`` (0 to 1), ``alternatives``, ``text``, ``sources``, ``reviewed``."""
    match answer:
        case Found(best=best, facet=facet, others=others):
            return {
                "status": "answered",
                "entry": best.entry.id,
                "facet": facet,
                "score": round(best.score, 3),
                "alternatives": _alternatives(others),
                "text": shown_text(answer),
                "sources": _sources(best.entry),
                "reviewed": best.entry.reviewed.isoformat(),
            }
        case Unsure(hits=hits):
            return _without_entry("unsure", hits, shown_text(answer))
        case Unknown(nearest=nearest):
            return _without_entry("unknown", nearest, shown_text(answer))


def shown_text(answer: Answer) -> str:
    """The Danish text of an answer, without Markdown and citation keys."""
    match answer:
        case Found(best=best, beside=beside) as found:
            entry = best.entry
            part = facets.section(entry, found.facet)
            pieces = [entry.notice or "", f"{part.heading}\n{part.text}" if part else "", entry.short]
            if beside is not None:
                pieces.append(f"{beside.title}\n{beside.short}")
            return "\n\n".join(bare(piece) for piece in pieces if piece)
        case Unsure(hits=hits):
            return "\n".join([text.DID_YOU_MEAN, *(f"- {hit.entry.title}" for hit in hits)])
        case Unknown(small_talk=True):
            return text.SMALL_TALK
        case Unknown() as unknown:
            lines = [text.DO_NOT_KNOW]
            if unknown.pointer:
                lines.append(text.elsewhere(unknown.pointer))
            return " ".join([*lines, text.nearest([hit.entry.title for hit in unknown.nearest])])


def why(answer: Answer) -> str:
    """The candidates with scores from 0 to 1 and what brought each up, for ``brobygger ask --explain``."""
    match answer:
        case Found(best=best, facet=facet, others=others):
            lines = [text.ANSWERED, *_reasons((best, *others))]
            return "\n".join([*lines, text.asked_for(facet)] if facet else lines)
        case Unsure(hits=hits):
            return "\n".join([text.UNSURE, *_reasons(hits)])
        case Unknown(nearest=nearest):
            return "\n".join([text.UNKNOWN, *_reasons(nearest)])


def _reasons(hits: tuple[Hit, ...]) -> list[str]:
    return [f"{hit.score:.2f}  {hit.entry.id}  ({'; '.join(hit.reasons)})" for hit in hits]


def bare(markdown: str) -> str:
    """The words of an entry's Markdown as a person reads them."""
    words = CITATION.sub("", markdown).replace("**", "")
    return re.sub(r"[ \t]+(?=\n|$)|(?<= ) +", "", words).strip()


def _without_entry(status: str, hits: tuple[Hit, ...], shown: str) -> dict[str, Any]:
    return {
        "status": status,
        "entry": None,
        "facet": None,
        "score": round(hits[0].score, 3) if hits else 0.0,
        "alternatives": _alternatives(hits),
        "text": shown,
        "sources": [],
        "reviewed": None,
    }


def _alternatives(hits: tuple[Hit, ...]) -> list[dict[str, Any]]:
    return [{"entry": hit.entry.id, "score": round(hit.score, 3)} for hit in hits]


def _sources(entry: Entry) -> list[dict[str, str]]:
    return [
        {name: value for name, value in source.model_dump().items() if value is not None}
        for source in entry.sources.values()
    ]
