"""What the recipe's choices rest on: ``python -m models.train.choices WORK --bitext ... --e5 ... [--data FILE.tsv ...]``.

Arguments as of ``python -m models.train``, whose checkpoint and folder must lie in WORK. Prints

- what the teachers find in the files of ``--data`` (english TAB korean), each alone and both together;
- the rows of the training text that no run learns from: the encoder before training, the mean of the weights with shares of
  that beginning, and the folder as it was written;
- how far eight bits move the vectors of those rows.

Retrieval in percent, English to Korean / Korean to English, by margin and by plain cosine; cross-entropy of finding one's
own among all, in nats.
"""

# ruff: noqa: TID253
from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch

from aligner.encode.encoder import Vectors
from aligner.encode.koen import KoreanEnglishEncoder
from aligner.encode.network import Network, network_of
from aligner.encode.pieces import segments
from aligner.encode.write import coded_matrix, settings, tensors_of
from aligner.shelf import retrieval
from aligner.train.descent import Weights, copied, mixed
from aligner.train.held import measured
from aligner.train.student import Student, network_of_student
from models.train import prepare, teachers
from models.train.e5 import E5
from models.train.fit import Plan
from models.train.objective import Terms
from models.train.pairs import Row
from models.train.shape import PUBLISHED, with_seconds

SHARES = (0.0, Plan().beginning, 0.5)
CALL = 128  # texts that are encoded at a time
BEFORE = "before training (USE, two languages)"
IN_FULL = "the mean with {} of the beginning, in full"
BY_COLUMNS = "in 8 bits, the pooling matrix by columns"
IN_BITS = "in 8 bits, as published: it by rows"

Encode = Callable[[Sequence[str]], Vectors]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    prepare.add_sources(parser)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="bitext for the teachers")
    args = parser.parse_args()
    sources = prepare.sources_of(args)
    print_teachers(sources, args.data)
    print_held(prepare.held_rows(sources), encoders(sources))


def print_held(held: dict[str, list[Row]], states: Iterable[tuple[str, Encode]]) -> None:
    """Figures of the held-out rows in each state, then what 8 bits change of their vectors."""
    vectors: dict[str, Vectors] = {}
    for name, encode in states:
        print(f"\n{name}")
        found = {source: sides(encode, rows) for source, rows in held.items()}
        for source, (en, ko) in found.items():
            print(f"  {source:24}{len(en):6}  {figures(en, ko)}", flush=True)
        vectors[name] = np.concatenate([side for both in found.values() for side in both])
    print("\n1 - cosine to the weights in full, mean")
    full = vectors[IN_FULL.format(Plan().beginning)]
    for name in (BY_COLUMNS, IN_BITS):
        print(f"  {name:45}{1 - (vectors[name] * full).sum(axis=1).mean():.4f}")


def sides(encode: Encode, rows: Sequence[Row]) -> tuple[Vectors, Vectors]:
    """Vectors of both sides."""
    return encode([row[1] for row in rows]), encode([row[2] for row in rows])


def print_teachers(sources: prepare.Sources, paths: Sequence[Path]) -> None:
    """Both teachers on some bitexts; what they say is kept beside what they said of the bitext."""
    if not paths:
        return
    use, e5 = KoreanEnglishEncoder(prepare.use_folder(sources)), E5(sources.e5, sources.device)
    for path in paths:
        rows = [(path.stem, *line.split("\t")[:2]) for line in path.read_text("utf-8").splitlines()]
        first, second = [], []
        for side in (1, 2):
            texts = [row[side] for row in rows]
            first.append(use.encode(texts))
            second.append(teachers.cached(sources.work / "vectors" / "dev", texts, e5.encode))
        centred = [teachers.centred(vectors) for vectors in second]
        together = [teachers.unit(np.hstack(both)) for both in zip(first, centred, strict=True)]
        print(f"\n{path.stem}, {len(rows)} rows")
        kinds = {"USE": first, "e5": second, "e5, centred": centred, "both": together}
        for name, (en, ko) in kinds.items():
            print(f"  {name:24}{'':6}  {figures(en, ko)}", flush=True)


def encoders(sources: prepare.Sources) -> Iterator[tuple[str, Encode]]:
    """The encoder before, its weights in full with shares of the beginning, and the same in 8 bits."""
    use = prepare.use_folder(sources)
    words = (side for row in prepare.gathered(sources) for side in row[1:])
    student, tokenizer = prepare.beginning(use, partial(with_seconds, ranks=PUBLISHED), words)
    tokenise = tokeniser(tokenizer)
    start = copied(student)
    saved = torch.load(sources.work / "checkpoint.pt", weights_only=True)
    mean: Weights = saved["mean"]["weights"]
    yield BEFORE, KoreanEnglishEncoder(use).encode
    for share in SHARES:
        student.load_state_dict(mixed(mean, start, share))
        yield IN_FULL.format(share), encode_by(student, tokenise)
    student.load_state_dict(mixed(mean, start, Plan().beginning))
    network = network_of_student(student)
    yield BY_COLUMNS, encode_by(coded(network, axis=0), tokenise)
    yield IN_BITS, encode_by(coded(network, axis=1), tokenise)


def tokeniser(model: bytes) -> Callable[[str], list[list[int]]]:
    """Cuts texts as the recipe does."""
    processor = prepare.load_processor(model)
    return lambda text: segments(processor, text, prepare.TOKENS)


def coded(network: Network, axis: int) -> Student:
    """A network as its folder would give it back, the pooling matrix with steps by column (0) or row (1)."""
    tensors = tensors_of(network) | coded_matrix("pool", network.pool, axis=axis)
    return Student(network_of(tensors, settings(network)))


def encode_by(student: Student, tokenise: Callable[[str], list[list[int]]]) -> Encode:
    """Vectors with the weights that the student has when this is called."""

    def encode(texts: Sequence[str]) -> Vectors:
        with torch.no_grad():
            parts = [
                student([tokenise(text) for text in texts[at : at + CALL]]).numpy()
                for at in range(0, len(texts), CALL)
            ]
        return np.concatenate(parts)

    return encode


def figures(en: Vectors, ko: Vectors) -> str:
    """Retrieval both ways by margin and by cosine, and cross-entropy."""
    found = retrieval(en, ko)
    entropy = measured(en, ko, Terms().temperature).cross_entropy
    told = (
        f"{name} {a:6.2f} / {b:6.2f}"
        for name, (a, b) in (("margin", found.margin), ("cosine", found.cosine))
    )
    return "  ".join([*told, f"cross-entropy {entropy:.3f}"])


if __name__ == "__main__":
    main()
