"""The commands ``stats`` and ``show``: what a corpus holds, in figures and pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.console import mishaps_told, opened, say
from aligner.options import Kinds, known_finding
from aligner.report.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from aligner.corpus.rows import CorpusPair
    from aligner.corpus.survey.differing import Differing
    from aligner.report.corpus_table import Listed

# Of show --differ --format tsv.
_DIFFERING_COLUMNS = (
    *("id", "other id", "sides", "differs"),
    *("english", "korean", "other english", "other korean"),
)
Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder that batch wrote.")]
_SIDES = {"en": "in English only", "ko": "in Korean only", "both": "in both languages"}


class StatsFormat(StrEnum):
    """What ``stats --format`` takes."""

    table = "table"
    json = "json"
    tsv = "tsv"


class ShowFormat(StrEnum):
    """What ``show --format`` takes."""

    table = "table"
    tsv = "tsv"
    jsonl = "jsonl"


class Side(StrEnum):
    """What ``show --lang`` takes."""

    en = "en"
    ko = "ko"


def stats(
    corpus: Corpus,
    form: Annotated[StatsFormat, typer.Option("--format", "-f")] = StatsFormat.table,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.svg", help="Also draw the figures.")
    ] = None,
) -> None:
    """Print what a corpus holds: pages, sentences, pairs, scores, lengths, findings, repeats."""
    if plot and plot.suffix.lower() != ".svg":
        raise typer.BadParameter(
            "--plot writes SVG, which every browser shows and prints: name it FILE.svg."
        )
    with mishaps_told():
        from aligner.corpus.formats.tsv import tsv_line
        from aligner.corpus.survey.stats import corpus_stats, figure_rows

        found = corpus_stats(corpus)
        with opened("-") as out:
            if form is StatsFormat.json:
                import json

                out.write(json.dumps(found.record(), ensure_ascii=False, indent=2) + "\n")
            elif form is StatsFormat.tsv:
                out.writelines(map(tsv_line, figure_rows(found.record())))
            else:
                from aligner.report.figures import figures

                width, colour = terminal_width(), wants_colour(out)
                out.writelines(figures(found.record(), width=width, colour=colour))
        if plot:
            from aligner.corpus.survey.plot import svg

            with opened(str(plot)) as drawing:
                drawing.writelines(svg(found, corpus.resolve().name))


def show(
    corpus: Corpus,
    grep: Annotated[
        str,
        typer.Option(
            "--grep", metavar="TEXT", help="Pairs that hold this; /.../ is a regular expression."
        ),
    ] = "",
    lang: Annotated[
        Side | None, typer.Option("--lang", help="With --grep: only this side.")
    ] = None,
    kind: Kinds = None,
    finding: Annotated[
        str,
        typer.Option(
            "--finding",
            metavar="ID",
            callback=known_finding,
            help="Only pairs with a finding of this id (number-differs) or severity (error).",
        ),
    ] = "",
    doc: Annotated[
        str, typer.Option("--doc", metavar="GLOB", help="Only documents like this.")
    ] = "",
    min_score: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="SCORE", help="The least.")
    ] = 0.0,
    max_score: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="SCORE", help="The highest: .8 for doubts.")
    ] = 1.0,
    one: Annotated[
        str, typer.Option("--id", metavar="ID", help="The pair of this id, such as news/a.txt#3.")
    ] = "",
    differ: Annotated[
        bool,
        typer.Option(
            "--differ",
            help="Two pairs that are one but for a figure, a date, a name or a 'not', those first that differ on one"
            " side only: one of the two may be wrong.",
        ),
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="N", help="So many at most; 0 is all.")
    ] = 50,
    form: Annotated[ShowFormat, typer.Option("--format", "-f")] = ShowFormat.table,
) -> None:
    """Print pairs of a corpus, those that are as the options say."""
    with mishaps_told():
        from aligner.corpus.manifest import read_manifest
        from aligner.corpus.survey.differing import find_differing
        from aligner.corpus.survey.find import Query, find_pairs, some

        read_manifest(corpus)
        query = Query(
            grep,
            lang.value if lang else None,
            tuple(each.value for each in kind or ()),
            finding,
            doc,
            min_score,
            max_score,
            one,
        )
        with opened("-") as out:
            colour = wants_colour(out)
            if differ:
                differing, count = find_differing(corpus, query, limit)
                out.writelines(_differing(differing, form, colour=colour))
                more = count > len(differing)
            else:
                pairs, more = some(find_pairs(corpus, query), limit)
                count = len(pairs)
                out.writelines(_pairs(pairs, form, colour=colour))
    if not count:
        say("no such pair")
    if more:
        say(f"there are more than {limit}: --limit shows more, --limit 0 all")


def _pairs(pairs: Sequence[CorpusPair], form: ShowFormat, *, colour: bool) -> Iterator[str]:
    from aligner.corpus.formats.jsonl import json_line
    from aligner.corpus.formats.tsv import COLUMNS, CORPUS_COLUMNS, tsv_line

    if form is ShowFormat.jsonl:
        yield from (json_line(_record(pair)) for pair in pairs)
    elif form is ShowFormat.tsv:
        yield tsv_line(["id", *COLUMNS, *CORPUS_COLUMNS])
        yield from (tsv_line(_fields(pair)) for pair in pairs)
    else:
        yield from _table(
            [(doc, list(group)) for doc, group in groupby(pairs, _heading)], colour=colour
        )


def _differing(found: Sequence[Differing], form: ShowFormat, *, colour: bool) -> Iterator[str]:
    from aligner.corpus.formats.jsonl import json_line
    from aligner.corpus.formats.tsv import tsv_line

    if form is ShowFormat.jsonl:
        for each in found:
            items = [item._asdict() for item in each.items]
            yield json_line(
                {
                    "sides": each.sides,
                    "items": items,
                    "one": _record(each.one),
                    "other": _record(each.other),
                }
            )
    elif form is ShowFormat.tsv:
        yield tsv_line(_DIFFERING_COLUMNS)
        for each in found:
            one, other = each.one, each.other
            yield tsv_line(
                [one.id, other.id, each.sides, each.what, one.en, one.ko, other.en, other.ko]
            )
    else:
        told = [
            (
                f"{each.one.id} and {each.other.id} differ {_SIDES[each.sides]}: {each.what}",
                [each.one, each.other],
            )
            for each in found
        ]
        yield from _table(told, colour=colour)


def _table(groups: Sequence[tuple[str, Sequence[CorpusPair]]], *, colour: bool) -> Iterator[str]:
    """Pairs under their headings, each with its findings."""
    from aligner.report.corpus_table import corpus_table

    listed = ((heading, [_listed(p) for p in pairs]) for heading, pairs in groups)
    return corpus_table(listed, width=terminal_width(), colour=colour)


def _listed(pair: CorpusPair) -> Listed:
    from aligner.report.corpus_table import Listed
    from aligner.types import Pair

    places = pair.en_spans, pair.ko_spans
    of_page = Pair(pair.id, pair.en, pair.ko, pair.score, pair.kind, *places)
    return Listed(pair.doc, of_page, pair.findings)


def _heading(pair: CorpusPair) -> str:
    source = "" if pair.source in {"", pair.doc} else f" ({pair.source})"
    return f"{pair.doc}{source} {pair.date}".rstrip()


def _fields(pair: CorpusPair) -> list[str]:
    from aligner.corpus.formats.tsv import tsv_fields

    findings = ",".join(finding.id for finding in pair.findings)
    return [pair.id, *tsv_fields(pair.doc, pair), pair.source, pair.date, findings]


def _record(pair: CorpusPair) -> dict[str, object]:
    from aligner.corpus.formats.jsonl import pair_record

    return pair_record(pair.doc, pair, pair.findings) | {"source": pair.source, "date": pair.date}
