"""The command ``export``: a corpus as files that other programs open."""

from __future__ import annotations

from datetime import datetime

from aligner.console import mishaps_told, say
from aligner.options import Header, Kinds, Quiet
from aligner.options_export import (
    Corpus,
    Force,
    FormOfExport,
    LeastScore,
    Licence,
    MaxLength,
    MinLength,
    Out,
    Repeats,
    RepeatsOption,
    Seed,
    Since,
    Sources,
    Split,
    Until,
    Without,
)


def export(
    corpus: Corpus,
    output: Out,
    form: FormOfExport,
    min_score: LeastScore = 0.0,
    kind: Kinds = None,
    min_length: MinLength = 0,
    max_length: MaxLength = 0,
    without: Without = None,
    since: Since = None,
    until: Until = None,
    source: Sources = None,
    repeats: RepeatsOption = Repeats.kept,
    split: Split = "",
    seed: Seed = 1,
    licence: Licence = "",
    header: Header = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a corpus as files that other programs open, with a data card and a signature.

    A name that ends in .gz is compressed (tsv, jsonl, tmx, xliff). The same corpus and options give the same
    bytes. Exit codes: 0 done; 2 wrong usage, or OUT cannot be written; 130 interrupted.
    """
    with mishaps_told():
        from aligner.corpus.export.filters import Filters
        from aligner.corpus.export.run import export as write
        from aligner.corpus.export.split import read_shares
        from aligner.corpus.export.wish import Wish

        filters = Filters(
            min_score=min_score,
            kinds=tuple(each.value for each in kind or ()),
            min_length=min_length,
            max_length=max_length,
            without=tuple(without or ()),
            since=_day(since),
            until=_day(until),
            sources=tuple(source or ()),
        )
        wish = Wish(
            form.value,
            filters,
            repeats.value,
            read_shares(split) if split else (),
            seed,
            licence,
            header=header,
        )
        exported = write(corpus, output, wish, force=force)
    for line in exported.told:
        say(line)
    if not quiet:
        say(f"{output}: {exported.account.line()}")


def _day(day: datetime | None) -> str:
    return day.date().isoformat() if day else ""
