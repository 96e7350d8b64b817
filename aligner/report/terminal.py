"""What the terminal is like."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TextIO


def terminal_width() -> int:
    """The terminal's width, also where stdout is none (as before a pager)."""
    if not os.environ.get("COLUMNS", "").isdecimal():
        for stream in (1, 2, 0):
            with suppress(OSError):
                return os.get_terminal_size(stream).columns or 80
    return shutil.get_terminal_size().columns


def wants_colour(out: TextIO) -> bool:
    """Whether colours are wanted (https://no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
