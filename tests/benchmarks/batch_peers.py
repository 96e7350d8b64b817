"""A pipeline as peers do it beside ours: seconds of a core a page on the same pages and cores, page by page.

    python -m tests.benchmarks.batch_peers [--pages 3] [--chars 3000] [--threads 1] [--bf16]

Theirs is a transformer of LaBSE's size (BERT: 12 layers, 768 wide, 12 heads, 3,072 between, WordPiece vocabulary of 501,153; 471
million weights) through sentence-transformers, pooled by its first token, at most 256 tokens a text, in batches of 32, as LaBSE
is published and used. The weights are random: the time of a layer does not depend on what it has learnt. As Bertalign does, every run of 1
to 5 neighbouring sentences of a side is embedded, and the runs are aligned by :mod:`tests.benchmarks.methods.bertalign`.
The tokenizer is made here, of the words of the pages: an English word is one token, a Korean one a token for each two syllables. That
is fewer than LaBSE needs, in theirs' favour, and so is that its sentences are those that we found, and that reading, splitting, checks
and Parquet are not counted for theirs.

Ours is the worker of the batch, from HTML to rows with checks, one page at a time (the batch encodes 16 together, which is
printed, too). Both are measured by the time of a core, after warming up on other pages.
Theirs takes minutes a page on one core; what is known is printed after each.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  ours takes one thread a worker; torch is given its own number below
for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np

from aligner.batch import Settings
from aligner.batch.packet import Alignment
from aligner.inputs import Found, read
from aligner.pipeline import taken_apart
from tests.benchmarks.batch import contents
from tests.benchmarks.methods.bertalign import bertalign
from tests.benchmarks.methods.material import Side
from tests.benchmarks.speed import machine

MOST = 5  # sentences of a run, as Bertalign sets it
BATCH = 32  # sentence-transformers' own
LONGEST = 256  # tokens of a text, as LaBSE's folder for sentence-transformers sets it
WIDTH = 768
PACKET = 16  # pages that a worker of ours takes at a time
WARM_UP = 3 * PACKET  # other pages through ours before those that are compared
SKIP = -0.1
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
SYLLABLES = 2  # of a piece of a Korean word


class Taken(NamedTuple):
    """A page through theirs: what it holds, and seconds of a core (``clock``: by the clock)."""

    sentences: int
    runs: int
    tokens: int
    embedding: float
    alignment: float
    clock: float

    @property
    def seconds(self) -> float:
        """Of a core, in all."""
        return self.embedding + self.alignment


def sides_of(page: str) -> tuple[list[str], list[str]]:
    """The sentences of a page, English and Korean."""
    documents = taken_apart(read(Found("page", "", texts=(page,), form="html")))
    sentences = [s for document in documents for s in document.sentences]
    en, ko = ([s.text for s in sentences if s.language == language] for language in ("en", "ko"))
    return en, ko


def runs_of(side: Sequence[str]) -> list[str]:
    """All runs of 1 to 5 neighbours, those of one sentence first."""
    return [
        " ".join(side[at : at + size])
        for size in range(1, MOST + 1)
        for at in range(len(side) - size + 1)
    ]


def pieces_of(texts: Sequence[str]) -> list[str]:
    """The WordPiece vocabulary of the texts: words of ASCII whole, others in pieces of two characters."""
    found: set[str] = set()
    for word in {word for text in texts for word in WORD.findall(text)}:
        step = len(word) if word.isascii() else SYLLABLES
        first, *rest = (word[at : at + step] for at in range(0, len(word), step))
        found.update((first, *(f"##{piece}" for piece in rest)))
    return sorted(found)


def large_encoder(pieces: Sequence[str], size: tuple[int, int], folder: Path) -> Any:
    """A sentence-transformers model with random weights, of so many layers and tokens; no hub is asked."""
    import transformers
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        Dense,
        Normalize,
        Pooling,
        Transformer,
    )

    layers, vocabulary = size
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *pieces]
    tokens += [f"[unused{at}]" for at in range(vocabulary - len(tokens))]
    (folder / "vocab.txt").write_text("\n".join(tokens), encoding="utf8")
    of: Any = transformers  # its names are made when asked for, which no type checker sees
    of.utils.logging.disable_progress_bar()
    of.BertTokenizerFast(vocab=str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(
        folder
    )
    config = of.BertConfig(vocab_size=len(tokens), num_hidden_layers=layers)
    of.BertModel(config).save_pretrained(folder)
    first_token = Pooling(WIDTH, pooling_mode="cls")
    modules = [Transformer(str(folder), max_seq_length=LONGEST), first_token, Dense(WIDTH, WIDTH), Normalize()]  # fmt: skip
    return SentenceTransformer(modules=modules, device="cpu")


def theirs(model: Any, page: str) -> Taken:
    """A page through the large encoder and the alignment."""
    sides = sides_of(page)
    runs = [runs_of(side) for side in sides]
    tokens = sum(
        min(LONGEST, len(ids))
        for side in runs
        if side
        for ids in model.tokenizer(side)["input_ids"]
    )
    began, start = time.perf_counter(), time.process_time()
    vectors = [model.encode(side, batch_size=BATCH, show_progress_bar=False) for side in runs]
    middle = time.process_time()
    if all(sides):
        bertalign(*map(as_side, sides, vectors), skip=SKIP)
    stop, ended = time.process_time(), time.perf_counter()
    return Taken(sum(map(len, sides)), sum(map(len, runs)), tokens, middle - start, stop - middle, ended - began)  # fmt: skip


def as_side(texts: Sequence[str], vectors: Any) -> Side:
    """What the alignment takes, of the vectors of ``runs_of``."""
    placed, at = np.zeros((MOST, len(texts), WIDTH), np.float32), 0
    for size in range(1, MOST + 1):
        count = max(0, len(texts) - size + 1)
        placed[size - 1, :count] = vectors[at : at + count]
        at += count
    return Side(tuple(texts), np.array([len(text) for text in texts], float), placed)


def ours(pages: Sequence[str], packet: int, alignment: Alignment) -> Iterator[float]:
    """Seconds of a core a page, from HTML to rows, of packets of so many pages."""
    founds = [Found(f"{at}", "", texts=(page,), form="html") for at, page in enumerate(pages)]
    for at in range(0, len(founds), packet):
        start = time.process_time()
        for _ in alignment.packet(founds[at : at + packet]):
            pass
        yield (time.process_time() - start) / len(founds[at : at + packet])


def compare(pages: Sequence[str], mine: Sequence[float], model: Any) -> list[Taken]:
    """Take pages through theirs and print each beside ours."""
    print("\npage  sentences   runs  tokens   ours, s  theirs, s  embedding  alignment  by the clock  ratio")  # fmt: skip
    found = []
    for number, (page, own) in enumerate(zip(pages, mine, strict=True), 1):
        each = theirs(model, page)
        found.append(each)
        print(
            f"{number:4}{each.sentences:11}{each.runs:7}{each.tokens:8}{own:10.4f}{each.seconds:11.2f}{each.embedding:11.2f}"
            f"{each.alignment:11.3f}{each.clock:14.1f}{each.seconds / own:7.0f}",
            flush=True,
        )
    return found


def ready(args: argparse.Namespace, pages: Sequence[str]) -> Any:
    """The large encoder, warm, with its threads."""
    import torch

    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    every = [text for page in pages for side in sides_of(page) for text in side]
    with tempfile.TemporaryDirectory() as folder:
        model = large_encoder(pieces_of(every), (args.layers, args.vocabulary), Path(folder))
    if args.bf16:
        model = model.bfloat16()
    model.encode(every[:2])
    weights = sum(each.numel() for each in model.parameters())
    kind = "bf16" if args.bf16 else "fp32"
    print(f"theirs: {args.layers} layers, {weights / 1e6:.0f} million weights in {kind}, torch {torch.__version__}, {args.threads} threads")  # fmt: skip
    return model


def main() -> None:
    """Print both, page by page, and the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--chars", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=1, help="of theirs")
    parser.add_argument("--bf16", action="store_true", help="theirs in half the bits")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--vocabulary", type=int, default=501_153)
    args = parser.parse_args()
    made = [content for content, _ in contents(WARM_UP + args.pages, args.chars, "html")]
    pages, others = made[: args.pages], made[args.pages :]
    print(machine())
    alignment = Alignment(Settings())
    packets = list(ours(others, PACKET, alignment))
    mine = list(ours(pages, 1, alignment))
    print(f"ours: {1e3 * median(mine):.1f} ms of a core a page (median), {1e3 * median(packets[1:]):.1f} ms on others in packets of {PACKET}")  # fmt: skip
    found = compare(pages, mine, ready(args, pages))
    both = median(each.seconds for each in found), median(mine)
    print(
        f"\nratio of the medians a page on the same {args.pages} pages of {args.chars:,} characters, time of a core:"
        f" {both[0]:.1f} s / {1e3 * both[1]:.1f} ms = {both[0] / both[1]:.0f}"
    )


if __name__ == "__main__":
    main()
