"""What became of everything: ``errors.jsonl`` and ``stats.json``, made of the finished parts as a stream."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from aligner.batch.rows import DONE, GIVEN_UP, REFUSED, SKIPPED
from aligner.batch.texts import number_of
from aligner.corpus.columns import counted
from aligner.corpus.files import whole_file
from aligner.corpus.folder import pair_files, read_pages
from aligner.corpus.rows import CorpusPage

ERRORS, STATS = "errors.jsonl", "stats.json"

_STATUSES = {REFUSED: "could not be read", GIVEN_UP: "given up"}

# Pages with pairs have no reason to tell.
_WITH_PAIRS = "has pairs"


@dataclass(slots=True)
class Account:
    """Counts over a corpus. Everything adds up: pages are the sum of ``statuses``, of ``reasons``, and so on.

    ``statuses`` counts pages, ``reasons`` too, by status and reason. ``sentences`` counts those that are paired and alone, by
    language; ``left_out`` stretches of text that are no sentence, by reason; ``pairs`` by kind; ``findings`` by their
    id. ``skipped`` counts files that were never taken for a page, by reason.
    """

    pages: int = 0
    characters: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, Counter[str]] = field(default_factory=dict)
    sentences: dict[str, Counter[str]] = field(
        default_factory=lambda: {"en": Counter(paired=0, alone=0), "ko": Counter(paired=0, alone=0)}
    )
    left_out: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Pages that were refused or given up."""
        return self.pages - self.statuses[DONE]

    def add(self, page: CorpusPage) -> None:
        """Count a page, or what is none."""
        if page.status == SKIPPED:
            self.skipped.update(dict(page.left_out))
            return
        self.pages += 1
        self.characters += page.characters
        self.statuses[page.status] += 1
        self.reasons.setdefault(page.status, Counter())[page.reason or _WITH_PAIRS] += 1
        self.sentences["en"].update(paired=page.en_paired, alone=page.en_alone)
        self.sentences["ko"].update(paired=page.ko_paired, alone=page.ko_alone)
        self.left_out.update(dict(page.left_out))

    def line(self) -> str:
        """The counts in words; what is zero is not named, except pages and pairs."""
        told = [f"{number_of(self.pages, 'page')}, {number_of(self.pairs.total(), 'pair')}"]
        told += [
            f"{count:,} {_STATUSES[status]}"
            for status, count in sorted(self.statuses.items())
            if status != DONE
        ]
        if self.skipped:
            told.append(f"{self.skipped.total():,} passed over")
        english, korean = (self.sentences[language]["alone"] for language in ("en", "ko"))
        if english or korean:
            told.append(f"sentences without a partner: {english:,} English and {korean:,} Korean")
        if self.findings:
            told.append(number_of(self.findings.total(), "finding"))
        return "; ".join(told)

    def record(self) -> dict[str, Any]:
        """As JSON holds it, names in order."""
        return {each.name: _ordered(getattr(self, each.name)) for each in fields(self)}


def write_account(corpus: Path) -> Account:
    """Write both files of a corpus whose parts are all there, and return the counts."""
    account = Account()
    with whole_file(corpus / ERRORS) as errors:
        for page in read_pages(corpus):
            account.add(page)
            if page.status not in {DONE, SKIPPED}:
                errors.write(_error(page))
    for path in pair_files(corpus):
        _count_pairs(account, path)
    with whole_file(corpus / STATS) as out:
        out.write(json.dumps(account.record(), ensure_ascii=False, indent=2) + "\n")
    return account


def _error(page: CorpusPage) -> str:
    told = {
        name: getattr(page, name)
        for name in ("doc", "source", "status", "reason", "problem", "fix")
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _count_pairs(account: Account, path: Path) -> None:
    """Count the pairs of a part by columns: as records they would take a hundred times as long."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=["kind", "findings"]):
            findings = batch.column("findings").flatten()
            account.pairs.update(counted(batch.column("kind")))
            account.findings.update(counted(findings.field("id")))


def _ordered(value: Any) -> Any:  # noqa: ANN401 (what JSON holds)
    """The same with all names in order, so that it leaves no trace which page came first."""
    if isinstance(value, dict):
        return {name: _ordered(each) for name, each in sorted(value.items())}
    return value
