"""The search beside ready-made ones, on the same entries in one run.

    python benchmarks/compare_search.py [FILE …]

Labelled files as for ``brobygger eval questions`` (by default the fresh questions beside this script). bm25s and
tantivy are not needed to run Brobygger: ``pip install bm25s tantivy``; what is not installed is left out with a line.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process

from knowledge import loader
from knowledge.entry import Entry
from knowledge.language.normalise import stem, words
from knowledge.ranking.profiles import names
from knowledge.search import Index

Ranker = Callable[[str], list[str]]
HERE = Path(__file__).parent


def main(paths: list[Path]) -> None:
    entries = list(loader.load().entries.values())
    makers: dict[str, Callable[[list[Entry]], Ranker]] = {
        "rapidfuzz extractOne, titles and aliases": rapidfuzz_names,
        "SQLite FTS5 BM25 (5/4/1)": fts5,
        "bm25s, Danish stems": bm25s_stems,
        "tantivy, Danish stems": tantivy_stems,
        "Brobygger": ours,
    }
    for path in paths:
        labelled = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        own = [record for record in labelled if record["ids"]]
        print(f"{path.name}: {len(own)} questions with an answer, {len(entries)} entries")
        for name, make in makers.items():
            try:
                rank = make(entries)
            except ImportError as missing:
                print(f"  {name:42} left out: {missing.name} is not installed")
                continue
            started = perf_counter()
            ranked = [(rank(record["q"]), record["ids"]) for record in own]
            each = (perf_counter() - started) / len(own) * 1000
            first = sum(bool(found) and found[0] in ids for found, ids in ranked) / len(own)
            three = sum(any(one in ids for one in found[:3]) for found, ids in ranked) / len(own)
            print(f"  {name:42} hit@1 {first:.3f}  hit@3 {three:.3f}  {each:7.2f} ms")


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
    main([Path(one) for one in sys.argv[1:]] or [HERE / "questions_fresh.jsonl"])
