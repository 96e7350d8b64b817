"""Countries, provinces and cities that only tell where a place lies: Sydney, Australia; 경기 화성.

One language may leave them out. They differ from each other, never from a country that is talked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.check.names.mention import Mention

_HOLDERS = {
    "country": frozenset(("city", "region", "district", "spot", "place", "island", "airport", "stadium")),
    "region": frozenset(("city", "district", "place", "island")),
    "province": frozenset(("city", "district", "place", "island", "mountain")),
    "city": frozenset(("district", "spot", "place", "station", "palace", "stadium", "univ", "hospital")),
}  # fmt: skip


# TOKYO, Japan (CNN): where a report was written, which the other language leaves out.
_DATELINE = re.compile(r"[A-Z][A-Z.' -]{2,30}, \Z")


def is_dateline(mention: Mention, text: str) -> bool:
    """Whether a country stands in the dateline of a report."""
    return mention.kind in ("country", "region") and bool(
        _DATELINE.match(text[: mention.span.start][:40])
    )


def asides(
    found: Sequence[Mention], text: str, gaps: Sequence[str], *, before: bool
) -> set[Mention]:
    """The mentions that tell where a neighbour lies: the one behind them (``before``), or the one before them.

    ``gaps`` are what may stand between.
    """
    out = set()
    for one, two in pairwise(found):
        holder, held = (one, two) if before else (two, one)
        gap = text[one.span.stop : two.span.start]
        if holder.kind == "region" and held.source == "local":
            continue  # 온타리오 부동산: nothing of Korea
        if gap in gaps and held.kind in _HOLDERS.get(holder.kind, ()):
            out.add(holder)
    return out | {mention for mention in found if is_dateline(mention, text)}
