"""One door to every encoder."""

from __future__ import annotations

from pathlib import Path

from aligner.encode.encoder import Encoder
from aligner.encode.files import bundled_folder
from aligner.encode.koen import KoreanEnglishEncoder


def load_encoder(model: str | Path | None = None, *, prompt: str | None = None) -> Encoder:
    """The bundled encoder."""
    return KoreanEnglishEncoder(bundled_folder())
