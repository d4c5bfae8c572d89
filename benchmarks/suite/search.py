"""The search beside ready-made ones, on the same entries in one run, and what a question costs in a running process.

The questions are those of ``questions_fresh.jsonl`` (with an answer) and ``questions_outside.jsonl`` (without one). The
ready-made searches only rank, so what is compared is the ranking; declining and asking back are figures of their own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.measure import INPUTS, OURS, QUICK, at, computing, left_out, note, say, spread
from bot.tools import evaluating_questions as evaluating
from knowledge import cache, loader
from knowledge.data_files import BUNDLED
from knowledge.entry import Entry
from knowledge.language.normalise import stem, words
from knowledge.ranking.profiles import names
from knowledge.search import Index

Ranker = Callable[[str], list[str]]
Record = dict[str, Any]
CASES = (
    "Vores tømrer har fået gigt i hænderne, kan ikke skrue længere og er væk et par dage om måneden. Hvad kan vi søge?",
    "Kvinde på 33, ledig på kontanthjælp, angst, tør ikke gå ind på en arbejdsplads alene. Hvor kan vi begynde?",
    "Ung mand med autisme er droppet ud af to uddannelser, han er 20 og bor hjemme. Hvad kan kommunen tilbyde?",
)
ROUNDS = 1 if QUICK else 3
FTS5 = "SQLite FTS5"


def main() -> None:
    entries = list(loader.load().entries.values())
    fresh = labelled("questions_fresh.jsonl")
    own = [record for record in fresh if record["ids"]]
    foreign = labelled("questions_outside.jsonl")
    note(f"{len(own)} questions with an answer in questions_fresh.jsonl over {len(entries)} entries; "
         f"{len(foreign)} in questions_outside.jsonl belong elsewhere. Every search got the same entries with names, "
         "example questions and text; bm25s and tantivy our Danish stems too; rapidfuzz titles and names.")  # fmt: skip
    makers: dict[str, Callable[[list[Entry]], Ranker]] = {
        OURS: ours, FTS5: fts5, "bm25s": bm25s_stems, "tantivy": tantivy_stems, "rapidfuzz": rapidfuzz_names,
    }  # fmt: skip
    medians = {who: median for who, make in makers.items() if (median := compared(who, make, entries, own))}
    say("median of a ranking ÷ that of SQLite FTS5", medians[OURS] / medians[FTS5], "×", aim=2)
    whole(fresh, foreign)


def labelled(name: str) -> list[Record]:
    records = [json.loads(line) for line in (INPUTS / name).read_text(encoding="utf-8").splitlines()]
    return records[:20] if QUICK else records


def compared(who: str, make: Callable[[list[Entry]], Ranker], entries: list[Entry], own: list[Record]) -> float | None:
    """Print how one search ranks and how long it takes; gives the median in milliseconds, None where it is missing."""
    try:
        rank = make(entries)
    except ImportError as missing:
        left_out(who, f"{missing.name} is not installed (pip install brobygger[bench])")
        return None
    ranked = [(rank(record["q"]), record["ids"]) for record in own]
    say("right entry first", sum(bool(found) and found[0] in ids for found, ids in ranked) / len(own), "share", who=who)
    three = sum(any(one in ids for one in found[:3]) for found, ids in ranked) / len(own)
    say("right entry among three", three, "share", who=who)
    times = [computing(lambda record=record: rank(record["q"])) for record in own for _ in range(ROUNDS)]
    say("a ranking, median", at(times, 0.5), "ms", who=who)
    return at(times, 0.5)


def whole(fresh: list[Record], foreign: list[Record]) -> None:
    """Print what a whole question comes to and costs: read, ranked, its section chosen, declined or asked back."""
    with TemporaryDirectory() as folder:
        for name, aim in (("the index, made anew", None), ("the index, kept from before", 0.5)):
            began = process_time()
            prepared = cache.load([BUNDLED], Path(folder))
            index = Index(prepared.entries.values(), prepared.counts)
            say(name, process_time() - began, "s", aim=aim)
    figures = evaluating.score(index, map(evaluating.Labelled.of, [*fresh, *foreign])).whole
    for what, share in (
        ("the right entry's text is shown", figures.good), ("shown as a sure answer", figures.sure),
        ("answered wrong", figures.wrong), ("answered though foreign", figures.false),
    ):  # fmt: skip
        if share is not None:
            say(what, share, "share")
    asked = [record["q"] for record in [*fresh, *foreign]]
    spread("a whole question", [computing(lambda one=one: index.ask(one)) for one in asked for _ in range(ROUNDS)],
           aim=3, p99=10)  # fmt: skip
    stories = [" ".join(asked[at : at + 4]) for at in range(0, len(asked), 4)]
    cases = [computing(lambda one=one: index.ask(one)) for one in CASES for _ in range(ROUNDS)]
    say("a case told in two sentences, longest", max(cases), "ms", aim=20)
    spread("four questions in one", [computing(lambda one=one: index.ask(one)) for one in stories])


def stemmed(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def body(entry: Entry) -> str:
    return "\n".join((entry.short, *(part.text for part in entry.sections)))


def rapidfuzz_names(entries: list[Entry]) -> Ranker:
    phrases = [(" ".join(words(name)), entry.id) for entry in entries for name in names(entry)]
    texts = [phrase for phrase, _ in phrases]

    def rank(question: str) -> list[str]:
        found = process.extract(" ".join(words(question)), texts, scorer=fuzz.WRatio, limit=20)
        return list(dict.fromkeys(phrases[at][1] for _, _, at in found))

    return rank


def fts5(entries: list[Entry]) -> Ranker:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, title, names, body)")
    for entry in entries:
        called = "\n".join((*names(entry), *(one.q for one in entry.questions)))
        row = (entry.title, called, body(entry))
        db.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (entry.id, *(" ".join(words(one)) for one in row)))

    def rank(question: str) -> list[str]:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(question)))
        sql = "SELECT id FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0, 5, 4, 1) LIMIT 3"
        return [row[0] for row in db.execute(sql, (wanted,))] if wanted else []

    return rank


def bm25s_stems(entries: list[Entry]) -> Ranker:
    import bm25s  # noqa: PLC0415 - optional

    texts = [
        stemmed("\n".join((*names(entry), *names(entry), *(one.q for one in entry.questions), body(entry))))
        for entry in entries
    ]
    retriever = bm25s.BM25()
    retriever.index(texts, show_progress=False)

    def rank(question: str) -> list[str]:
        known = [one for one in stemmed(question) if one in retriever.vocab_dict]
        if not known:
            return []
        found, _ = retriever.retrieve([known], k=3, show_progress=False)
        return [entries[int(at)].id for at in found[0]]

    return rank


def tantivy_stems(entries: list[Entry]) -> Ranker:
    import tantivy  # noqa: PLC0415 - optional

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "names", "body"):
        builder.add_text_field(field, tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for entry in entries:
        called = "\n".join((*names(entry), *(one.q for one in entry.questions)))
        fields = {"title": entry.title, "names": called, "body": body(entry)}
        content = {field: " ".join(stemmed(text)) for field, text in fields.items()}
        writer.add_document(tantivy.Document(id=entry.id, **content))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def rank(question: str) -> list[str]:
        wanted = " ".join(f'"{one}"' for one in dict.fromkeys(stemmed(question)))
        fields = ["title", "names", "body"]
        boosts = {"title": 5.0, "names": 4.0, "body": 1.0}
        query = index.parse_query(wanted, fields, field_boosts=boosts)
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, 3).hits]

    return rank


def ours(entries: list[Entry]) -> Ranker:
    index = Index(entries)
    ids, ranker = list(index.entries), index.ranker

    def rank(question: str) -> list[str]:
        return [ids[at] for at in ranker.rank(ranker.read(question)).order[:3]]

    return rank


if __name__ == "__main__":
    main()
