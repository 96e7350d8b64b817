"""Findings for programs: TSV, JSON Lines, and the lines that GitHub shows beside a change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from aligner.report import visible
from aligner.report.told import Place, Told
from aligner.types import Severity, Span

COLUMNS = (
    "severity", "id", "message", "doc", "pair", "en_item", "ko_item", "en_place", "ko_place", "other_place",
)  # fmt: skip
# What GitHub calls them (https://docs.github.com/actions, "Workflow commands").
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def finding_tsv(told: Iterable[Told], *, header: bool = False) -> Iterator[str]:
    """One line a finding with the fields of :data:`COLUMNS`; places are ``line:column``."""
    if header:
        yield "\t".join(COLUMNS) + "\n"
    for each in told:
        yield "\t".join(map(visible, _fields(each))) + "\n"


def _fields(told: Told) -> tuple[str, ...]:
    finding = told.finding
    return (
        *(finding.severity, finding.id, finding.message, told.doc, told.pair),
        *(told.en_place.item, told.ko_place.item),
        *map(_line_column, (told.en_place, told.ko_place, told.other_place)),
    )


def _line_column(place: Place) -> str:
    return f"{place.line}:{place.column}" if place else ""


def finding_jsonl(told: Iterable[Told]) -> Iterator[str]:
    """One JSON object a line: ``id, severity, message, doc, pair, en, ko`` and the places.

    ``en_span, ko_span, other_span`` are ``[start, stop]`` in code points of the page (of a bitext: of the side),
    ``en_place, ko_place, other_place`` are ``{file, line, column, item}``; what is nowhere is null.
    """
    for each in told:
        text = json.dumps(_record(each), ensure_ascii=False)
        yield text.encode("utf8", "backslashreplace").decode("utf8") + "\n"


def _record(told: Told) -> dict[str, object]:
    finding = told.finding
    spans = (finding.en_span, finding.ko_span, finding.other_span)
    places = (told.en_place, told.ko_place, told.other_place)
    names = ("en", "ko", "other")
    return {
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "doc": told.doc,
        "pair": told.pair,
        "en": told.en,
        "ko": told.ko,
        **{f"{name}_span": _span(span) for name, span in zip(names, spans, strict=True)},
        **{f"{name}_place": _place(place) for name, place in zip(names, places, strict=True)},
    }


def _span(span: Span) -> list[int] | None:
    return [span.start, span.stop] if span.stop else None


def _place(place: Place) -> dict[str, object] | None:
    return place._asdict() if place else None


def finding_github(told: Iterable[Told]) -> Iterator[str]:
    r"""One workflow command a line, ``::error file=page.txt,line=3,col=7,title=unit-slip::message``.

    A finding with places on both sides stands at the English one and names the line of the Korean one.
    """
    for each in told:
        place = each.place
        parts = {
            "file": place.file,
            "line": str(place.line),
            "col": str(place.column),
            "title": each.finding.id,
        }
        properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
        there = each.ko_place if each.en_place and each.ko_place else Place()
        where = f" (Korean: {there.file}:{there.line}:{there.column})" if there else ""
        command = _COMMANDS[each.finding.severity]
        yield f"::{command} {properties}::{_data(each.finding.message + where)}\n"


def _data(text: str) -> str:
    """The message of a workflow command: one line, and no percent sign that would be read as an escape."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
