"""What decides the result of a batch beside its inputs."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.inputs import Options
from aligner.pipeline import DEFAULT_MIN_SCORE

# Pages that are aligned one after the other by one worker. What they give depends on nothing but them, to the last
# bit: see Worker.packet. With 16 the encoder computes 3-7 % more than if it never forgot a token, and a page that
# kills its worker costs the others little.
PACKET_PAGES = 16
# A packet ends early when its texts have as many characters, so that a few of them fit into memory.
PACKET_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result of a batch beside its inputs.

    ``model`` and ``min_score`` are those of :class:`~aligner.pipeline.Aligner`. ``checks`` says whether pairs get their
    findings, ``glossary`` is the file of terms that never differ. ``shard`` pages make a part of the corpus;
    ``limit`` is how many documents are taken at most. A page is given up that costs more than ``page_seconds`` of
    work on a core (or ten times as long if it does nothing), or has more than ``page_sentences`` sentences: 10,000
    take 10 s and half a gigabyte. ``reading`` says how the inputs are read.
    """

    model: str | None = None
    min_score: float = DEFAULT_MIN_SCORE
    checks: bool = True
    glossary: str | None = None
    shard: int = 256
    limit: int | None = None
    page_seconds: float = 60.0
    page_sentences: int = 10_000
    reading: Options = field(default_factory=Options)
