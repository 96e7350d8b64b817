"""One run at a time in a corpus folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligner.errors import AlignerError

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder. The system lifts the lock when the process ends, however it ends.

    Raises:
        AlignerError: another run is in the folder.
        OSError: the folder may not be written.
    """
    import fcntl  # not on Windows

    path = folder / LOCK
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever had the lock removes the file at its end: the lock on a file that is gone keeps nobody out.
            if _is_at(file, path):
                break
            os.close(file)
        except BlockingIOError:
            os.close(file)
            raise AlignerError(
                f"Another run is at work in {folder}.",
                fix="Wait for its end, or take another folder.",
            ) from None
        except BaseException:
            os.close(file)
            raise
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(file)


def _is_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
