"""The municipality's own reports, cut into passages, with a full-text index (FTS5) over folded stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from bot.store.sqlite.rows import insert, one, read, rows, run, to_text


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One imported file; ``pages`` is None where its format knows none, ``digest`` the SHA-256 of its bytes."""

    title: str
    path: str
    digest: str
    pages: int | None
    passages: int
    imported_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as it is written to the index; ``words`` are its folded stems, separated by spaces."""

    page: int | None
    heading: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that shares words with a question."""

    report: str
    passage: StoredPassage


class Passages:
    def __init__(self, db: Database) -> None:
        self._db = db

    def replace(self, report: OwnReport, passages: Iterable[StoredPassage]) -> tuple[int, bool]:
        """Store a report in place of an earlier import of the same file; its number, and whether there was one."""
        earlier = rows(
            self._db,
            "SELECT id FROM own_reports WHERE path = ? OR digest = ? ORDER BY id",
            (report.path, report.digest),
        )
        for row in earlier:
            self.remove(row["id"])
        row = {
            "title": report.title,
            "path": report.path,
            "digest": report.digest,
            "pages": report.pages,
            "passages": report.passages,
            "imported_at": to_text(report.imported_at),
        }
        number = insert(self._db, "own_reports", row | ({"id": earlier[0]["id"]} if earlier else {}))
        for passage in passages:
            rowid = insert(
                self._db,
                "passages",
                {"report": number, "page": passage.page, "heading": passage.heading, "text": passage.text},
            )
            insert(self._db, "passage_words", {"rowid": rowid, "words": passage.words})
        return number, bool(earlier)

    def remove(self, report: int) -> bool:
        """Take a report out; False where there is none of that number."""
        run(self._db, "DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passages WHERE report = ?)", (report,))
        return run(self._db, "DELETE FROM own_reports WHERE id = ?", (report,)) == 1

    def reports(self) -> list[OwnReport]:
        return [read(OwnReport, row) for row in rows(self._db, "SELECT * FROM own_reports ORDER BY id")]

    def count(self) -> int:
        """Passages in all: summed over the reports, since counting 100,000 rows would read their text."""
        row = one(self._db, "SELECT COALESCE(SUM(passages), 0) AS total FROM own_reports")
        return 0 if row is None else row["total"]

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each term stands; terms that stand in none are left out."""
        found = ((term, one(self._db, "SELECT doc FROM passage_terms WHERE term = ?", (term,))) for term in terms)
        return {term: row["doc"] for term, row in found if row is not None}

    def matching(self, terms: Sequence[str], most: int) -> list[Candidate]:
        """The passages with any of the terms, best first by BM25."""
        query = " OR ".join(f'"{term}"' for term in terms)
        found = rows(
            self._db,
            "WITH best AS MATERIALIZED (SELECT rowid AS id, rank AS score FROM passage_words "
            "WHERE passage_words MATCH ? ORDER BY rank LIMIT ?) "
            "SELECT own_reports.title, page, heading, text, passage_words.words FROM best JOIN passages USING (id) "
            "JOIN passage_words ON passage_words.rowid = best.id "
            "JOIN own_reports ON own_reports.id = passages.report ORDER BY best.score, best.id",
            (query, most),
        )
        return [
            Candidate(row["title"], StoredPassage(row["page"], row["heading"], row["text"], row["words"]))
            for row in found
        ]
