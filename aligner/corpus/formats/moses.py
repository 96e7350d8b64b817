"""Moses: one file a language, a sentence a line, as OPUS hands out and Marian, fairseq and OpusFilter read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from aligner.corpus.formats.fields import one_line
from aligner.corpus.formats.sheet import Add, text_file
from aligner.corpus.rows import CorpusPair

# What the name of each file ends in: the sentences, the id and the score of the pair on the same line.
MOSES_ENDS = (".en", ".ko", ".ids", ".scores")


@contextmanager
def moses_sheet(path: Path) -> Iterator[Add]:
    """``path.en``, ``path.ko``, ``path.ids``, ``path.scores``, with as many lines each: that is asserted at the end."""
    paths = [path.with_name(path.name + end) for end in MOSES_ENDS]
    count = 0
    with ExitStack() as files:
        outs = [files.enter_context(text_file(each)) for each in paths]

        def add(pair: CorpusPair, _docs: Sequence[str]) -> None:
            nonlocal count
            for out, text in zip(
                outs, (pair.en, pair.ko, pair.id, f"{pair.score:.4f}"), strict=True
            ):
                out.write(one_line(text) + "\n")
            count += 1

        yield add
    for each in paths:
        if (lines := _lines(each)) != count:
            raise AssertionError(f"{each.name} has {lines} lines for {count} pairs")


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
