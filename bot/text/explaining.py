"""Why an entry won, for ``brobygger ask --explain``."""

from __future__ import annotations

from knowledge.search import Answer, Found, Hit, Unsure


def explained_answer(answer: Answer) -> str:
    """The candidates with scores from 0 to 1 and what brought each up."""
    match answer:
        case Found(best=best, facet=facet, others=others):
            lines = ["Besvaret", *_hits((best, *others))]
            return "\n".join([*lines, f"Der spørges om: {facet}"] if facet else lines)
        case Unsure(hits=hits):
            return "\n".join(["Usikker", *_hits(hits)])
        case _:
            return "\n".join(["Ukendt", *_hits(answer.nearest)])


def _hits(hits: tuple[Hit, ...]) -> list[str]:
    return [f"{hit.score:.2f}  {hit.entry.id}  ({'; '.join(hit.reasons)})" for hit in hits]
