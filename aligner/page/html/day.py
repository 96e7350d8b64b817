"""The day on which a page in HTML says, in its markup, that it was published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

_DAY = re.compile(r"\s*(20\d\d)[-./]?(\d\d)[-./]?(\d\d)(?!\d)")
_META = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate",
    "publish-date", "date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
# Where the first print is said most surely comes first; a bare <time> may be that of another article.
_ORDER = ("meta", "json", "published", "time")
_MOST_NODES = 20_000  # of one JSON-LD script: a bound for hostile pages


def meta_day(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """What a ``meta`` element tells of the day: ("meta", its content)."""
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    content = attributes.get("content") or ""
    return ("meta", content) if name.lower() in _META and content else None


def time_day(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """What a ``time`` element tells of the day."""
    told = attributes.get("datetime") or ""
    sure = "pubdate" in attributes or attributes.get("itemprop") == "datePublished"
    return ("published" if sure else "time", told) if told else None


def json_day(text: str) -> tuple[str, str] | None:
    """The first ``datePublished`` of a JSON-LD script, outermost first."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return None
    for at in range(_MOST_NODES):
        if at >= len(waiting):
            break
        node = waiting[at]
        if isinstance(node, dict):
            told = node.get("datePublished")
            if isinstance(told, str):
                return "json", told
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return None


def day_of(told: Iterable[tuple[str, str]]) -> date | None:
    """The day, of all that a page's markup tells: (where, what).

    >>> day_of([("time", "2025-11-04"), ("meta", "2025-11-03T09:00:00+09:00")])
    datetime.date(2025, 11, 3)
    """
    days = [(_ORDER.index(where), day) for where, what in told if (day := _read(what))]
    return min(days, key=lambda found: found[0])[1] if days else None


def _read(told: str) -> date | None:
    match = _DAY.match(told)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
