"""Train, dev and test by document: no document, and nothing that repeats in two, stands in two of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.corpus.repeats.file import DIFFERS, repeats_path
from aligner.errors import AlignerError

if TYPE_CHECKING:
    import pyarrow as pa

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FIX = "Write it as train=.9,dev=.05,test=.05: names, and shares that add up to 1."


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the data: its name, and how much of the pairs it is to hold (0 to 1)."""

    name: str
    share: float


def read_shares(text: str) -> tuple[Share, ...]:
    """The shares of ``train=.9,dev=.05,test=.05``.

    >>> read_shares("train=.75,test=.25")
    (Share(name='train', share=0.75), Share(name='test', share=0.25))

    Raises:
        AlignerError: it is none, or the shares do not add up to 1.
    """
    shares = tuple(map(_share, text.split(",")))
    if len({share.name.casefold() for share in shares}) < len(shares):
        raise AlignerError(f"a name stands twice in {text!r}", fix=_FIX)
    total = sum(share.share for share in shares)
    if not math.isclose(total, 1, abs_tol=1e-6):
        raise AlignerError(f"the shares of {text!r} add up to {total:g}", fix=_FIX)
    return shares


def _share(text: str) -> Share:
    name, _, number = text.strip().partition("=")
    try:
        share = Share(name.strip(), float(number))
    except ValueError:
        raise AlignerError(f"{text!r} is no share", fix=_FIX) from None
    if not _NAME.fullmatch(share.name) or not 0 < share.share <= 1:
        raise AlignerError(f"{text!r} is no share", fix=_FIX)
    return share


class Together:
    """Documents that may not be parted: a forest of sets (union-find), whose root is its first name."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, docs: Iterable[str]) -> None:
        """Keep these documents together from now on."""
        roots = sorted({self.root(doc) for doc in docs})
        for other in roots[1:]:
            self._parent[other] = roots[0]

    def root(self, doc: str) -> str:
        """The first, in order of names, of the documents that ``doc`` stays with."""
        root = doc
        while (parent := self._parent.get(root)) is not None:
            root = parent
        while doc != root:  # shorten the way for the next who asks
            self._parent[doc], doc = root, self._parent[doc]
        return root


def repeats_together(corpus: Path) -> Together:
    """The documents of a corpus that hold the same pair, nearly the same, or pairs that differ in a figure or a name."""
    together = Together()
    for batch in _repeats(corpus, ["doc", "of_doc"]):
        for pair in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            together.join(pair)
    return together


def count_repeats(corpus: Path) -> int:
    """How many pairs of a corpus repeat another one."""
    batches = _repeats(corpus, ["how"])
    return sum(how != DIFFERS for batch in batches for how in batch.column("how").to_pylist())


def _repeats(corpus: Path, columns: list[str]) -> Iterator[pa.RecordBatch]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(repeats_path(corpus)) as file:
        yield from file.iter_batches(columns=columns)


def divide(sizes: Mapping[str, int], shares: Sequence[Share], seed: int) -> dict[str, str]:
    """The share that each group of documents goes to, by the pairs it holds.

    In an order drawn from ``seed`` and the names alone, each group goes where least of the share is filled, among
    the shares that have room for it; where none has, to the one with most room.
    """
    total = sum(sizes.values())
    room = {share.name: share.share * total for share in shares}
    wanted = dict(room)
    chosen = {}
    for group in sorted(sizes, key=lambda name: (_draw(seed, name), name)):
        fitting = [name for name in room if room[name] >= sizes[group]]
        if fitting:
            name = max(fitting, key=lambda each: room[each] / wanted[each])
        else:
            name = max(room, key=lambda each: room[each])
        room[name] -= sizes[group]
        chosen[group] = name
    return chosen


def _draw(seed: int, name: str) -> bytes:
    return sha256(f"{seed}\t{name}".encode("utf8", "surrogatepass")).digest()


def misfits(
    sizes: Mapping[str, int], chosen: Mapping[str, str], shares: Sequence[Share]
) -> list[str]:
    """What a user should know: a share that is empty, or is off by more than a hundredth of all pairs."""
    total = sum(sizes.values())
    held = dict.fromkeys((share.name for share in shares), 0)
    for group, name in chosen.items():
        held[name] += sizes[group]
    off = [
        f"{share.name} {held[share.name] / total:.1%} instead of {share.share:.1%}"
        for share in shares
        if total and (not held[share.name] or abs(held[share.name] / total - share.share) > _OFF)
    ]
    if not off:
        return []
    largest = max(sizes, key=lambda group: (sizes[group], group))
    return [
        f"the shares of the pairs are not as wanted: {', '.join(off)}",
        f"{largest}, with the documents that share pairs with it, holds {sizes[largest] / total:.1%}, and is not parted",
    ]


# A share that is off by less is as wanted.
_OFF = 0.01
