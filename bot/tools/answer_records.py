"""An answer as the fixed form of ``brobygger ask --json``, and why it is the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bot.text.answers import cards as text
from bot.text.answers import own_reports as reports
from bot.text.answers import shapes
from knowledge.answers import entries_shown
from knowledge.entry import CITATION, Entry
from knowledge.reading import facets
from knowledge.search import (
    Answer,
    Compared,
    Earlier,
    Found,
    Hit,
    Index,
    Line,
    Listed,
    Shape,
    Silent,
    Suggested,
    Unknown,
    Unsure,
)

if TYPE_CHECKING:  # a question in the terminal does not wait for the database
    from bot.services.answers.own_reports import Quote

SHORT = "short"
"""How the record calls the short answer among the sections."""


def answer_to(index: Index, question: str, thread: Sequence[str] = (), *, overheard: bool = False) -> Answer:
    """The answer to a question in a thread; ``thread`` are its earlier questions, oldest first."""
    topic = index.topic([Earlier(one) for one in thread]) if thread else None
    return index.ask(question, topic, overheard=overheard)


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
    said, entries = shown_text(answer), entries_shown(answer)
    match answer:
        case Found(best=best, likely=likely, others=others):
            return _shown(Shape.ENTRY, entries, said, best.score, likely=likely) | {
                "reasons": {line.entry.id: line.says for line in answer.beside},
                "section": answer.section.heading if answer.section else SHORT,
                "facet": facets.of(answer.section.heading) if answer.section else answer.facet,
                "covered": answer.covered,
                "alternatives": _alternatives(others),
            }
        case Compared(hits=hits, facet=facet, others=others):
            shown = _shown(Shape.COMPARISON, entries, said, hits[0].score)
            return shown | {"section": SHORT, "facet": facet, "alternatives": _alternatives(others)}
        case Suggested(fits=fits, likely=likely, ask_back=back) if fits:
            reasons = {fit.entry.id: fit.reason for fit in fits} | dict(answer.notes)
            asked = back.question if back else None
            shown = _shown(Shape.CASE, entries, said, 1.0, likely=likely)
            return shown | {"reasons": reasons, "ask_back": asked}
        case Listed(shape=shape, lines=lines, likely=likely):
            return _shown(shape, entries, said, 1.0, likely=likely) | {
                "reasons": {line.entry.id: line.says for line in lines}
            }
        case Suggested(ask_back=back):
            return _nothing("unsure", (), said) | {"shape": Shape.CASE, "ask_back": back.question if back else None}
        case Unsure(hits=hits):
            return _nothing("unsure", hits, said)
        case Unknown(nearest=nearest, topicless=topicless):
            return _nothing("unknown", nearest, said) | ({"ask_back": said} if topicless else {})
        case Silent():
            return _nothing("silent", (), "")


def _shown(shape: Shape, entries: Sequence[Entry], said: str, score: float, *, likely: bool = False) -> dict[str, Any]:
    first = entries[0]
    return {
        "status": "likely" if likely else "answered",
        "shape": shape.value,
        "entry": first.id,
        "entries": [entry.id for entry in entries],
        "section": None,
        "facet": None,
        "covered": True,
        "reasons": {},
        "ask_back": None,
        "score": round(score, 3),
        "alternatives": [],
        "text": said,
        "sources": _sources(first),
        "reviewed": first.reviewed.isoformat(),
    }


def _nothing(status: str, hits: Sequence[Hit], said: str) -> dict[str, Any]:
    return {
        "status": status,
        "shape": None,
        "entry": None,
        "entries": [],
        "section": None,
        "facet": None,
        "covered": True,
        "reasons": {},
        "ask_back": None,
        "score": round(hits[0].score, 3) if hits else 0.0,
        "alternatives": _alternatives(hits),
        "text": said,
        "sources": [],
        "reviewed": None,
    }


def shown_text(answer: Answer) -> str:
    """The Danish text of an answer, without Markdown and citation keys."""
    match answer:
        case Found():
            return "\n\n".join(bare(piece) for piece in _found(answer))
        case Compared(hits=hits):
            return "\n\n".join(bare(f"{hit.entry.title}\n{hit.entry.short}") for hit in hits)
        case Suggested():
            return "\n".join(_case(answer))
        case Listed(shape=shape, about=about, lines=lines, likely=likely):
            nearest = [shapes.NEAREST] if likely else []
            return "\n".join([*nearest, shapes.heading(shape, about, len(lines)), *_rows(lines)])
        case Unsure(hits=hits):
            return "\n".join([text.DID_YOU_MEAN, *(f"- {hit.entry.title}" for hit in hits)])
        case Unknown(small_talk=True):
            return text.SMALL_TALK
        case Unknown(topicless=True):
            return shapes.TOPICLESS
        case Unknown() as unknown:
            lines = [text.DO_NOT_KNOW]
            if unknown.pointer:
                lines.append(text.elsewhere(unknown.pointer))
            return " ".join([*lines, text.nearest([hit.entry.title for hit in unknown.nearest])])
        case Silent():
            return ""


def _found(found: Found) -> Iterable[str]:
    entry = found.best.entry
    if found.likely:
        yield shapes.NEAREST
    if not found.covered:
        yield shapes.NOT_TOLD
    if entry.notice:
        yield entry.notice
    if found.section is not None:
        yield f"{found.section.heading}\n{found.section.text}"
    yield entry.short
    if found.then is not None:
        second = found.then.best.entry
        part = found.then.section
        yield f"{second.title}\n{f'{part.heading}: {part.text}' if part else second.short}"
    if found.beside:
        yield "\n".join([f"{shapes.BESIDE}:", *_rows(found.beside)])


def _rows(lines: Iterable[Line]) -> list[str]:
    return [f"- {bare(shapes.line(one.entry.title, one.says, one.on, one.status))}" for one in lines]


def _case(case: Suggested) -> Iterable[str]:
    if case.fits:
        yield f"{shapes.CASE_PERHAPS if case.likely else shapes.CASE_FITS}:"
    for fit in case.fits:
        yield f"- {fit.entry.title}: {fit.reason}"
    for _, line in case.notes:
        yield f"- {line}"
    if case.ask_back is not None:
        yield case.ask_back.question
    elif not case.fits:
        yield shapes.NOTHING_FITS


def why(answer: Answer) -> str:
    """The candidates with scores from 0 to 1 and what brought each up, or the facts read and the rules that fired."""
    match answer:
        case Found(best=best, facet=facet, others=others, likely=likely):
            lines = [shapes.LIKELY if likely else text.ANSWERED, *_reasons((best, *others))]
            return "\n".join([*lines, text.asked_for(facet)] if facet else lines)
        case Compared(hits=hits, others=others):
            return "\n".join([shapes.COMPARED, *_reasons((*hits, *others))])
        case Suggested(fits=fits, facts=facts):
            read = [f"{shapes.READ}: {one.fact} = {one.value} (“{one.said}”)" for one in facts]
            fired = [f"{fit.weight:.2f}  {fit.entry.id}  ({fit.rule or shapes.BY_WORDS})" for fit in fits]
            return "\n".join([shapes.CASE, *read, *fired])
        case Listed(about=about, lines=lines, shape=shape):
            return "\n".join([f"{shapes.LISTED}: {shape} ({about})", *(line.entry.id for line in lines)])
        case Unsure(hits=hits):
            return "\n".join([text.UNSURE, *_reasons(hits)])
        case Unknown(nearest=nearest):
            return "\n".join([text.UNKNOWN, *_reasons(nearest)])
        case Silent():
            return shapes.SILENT


def _reasons(hits: Iterable[Hit]) -> list[str]:
    return [f"{hit.score:.2f}  {hit.entry.id}  ({'; '.join(hit.reasons)})" for hit in hits]


def bare(markdown: str) -> str:
    """The words of an entry's Markdown as a person reads them."""
    words = CITATION.sub("", markdown).replace("**", "")
    return re.sub(r"[ \t]+(?=\n|$)|(?<= ) +", "", words).strip()


def _alternatives(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    return [{"entry": hit.entry.id, "score": round(hit.score, 3)} for hit in hits]


def _sources(entry: Entry) -> list[dict[str, str]]:
    return [
        {name: value for name, value in source.model_dump().items() if value is not None}
        for source in entry.sources.values()
    ]
