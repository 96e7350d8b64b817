"""What a user may ask of an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aligner.corpus.export.filters import ANY, Filters
from aligner.corpus.export.split import Share

Form = Literal["moses", "tsv", "jsonl", "tmx", "xliff", "hf"]
Repeats = Literal["kept", "all"]

# What an export without shares is called: the name that load_dataset gives data of one piece.
WHOLE = "train"


@dataclass(frozen=True, slots=True)
class Wish:
    """What an export is to be.

    ``repeats``: ``kept``, a pair that repeats is written once; ``all``, as often as it was found. ``shares`` part it by
    document, drawn from ``seed``. ``licence`` is that of the texts, as the user states it. ``header`` gives a TSV a
    first line of column names.
    """

    form: Form
    filters: Filters = ANY
    repeats: Repeats = "kept"
    shares: tuple[Share, ...] = ()
    seed: int = 0
    licence: str = ""
    header: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the export is a folder, not one file or a few of a name."""
        return self.form == "hf" or bool(self.shares)
