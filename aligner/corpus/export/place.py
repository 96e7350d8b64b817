"""Where an export goes: all of it, or nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from aligner.corpus.files import told_as
from aligner.errors import AlignerError

SIGNATURE = "signature.json"


def check_place(out: Path, corpus: Path, names: Sequence[str], *, force: bool) -> None:
    """Refuse a place where an export would do harm. ``names`` are its files beside ``out``; none: ``out`` is a folder.

    Raises:
        AlignerError: its folder is missing, it is in the corpus or holds it, or something is there.
    """
    out, corpus = out.resolve(), corpus.resolve()
    if not out.parent.is_dir():
        raise AlignerError(f"there is no folder {out.parent}", fix="Make it, or name another -o.")
    if out.is_relative_to(corpus) or corpus.is_relative_to(out):
        raise AlignerError(
            f"{out} and the corpus {corpus} lie in one another",
            fix="An export leaves the corpus as it is: name another -o.",
        )
    for path in [out.with_name(name) for name in names] or [out]:
        _check_free(path, force=force, folder=not names)


def _check_free(path: Path, *, force: bool, folder: bool) -> None:
    if not path.exists():
        return
    if folder != path.is_dir() or not (path.is_dir() or path.is_file()):
        wanted = "folder" if folder else "file"
        raise AlignerError(f"{path} is no {wanted}", fix=f"Name another -o: here it is a {wanted}.")
    if not force:
        raise AlignerError(f"{path} is there already", fix="Name another -o, or say --force.")
    if folder and any(path.iterdir()) and not _is_export(path):
        raise AlignerError(
            f"{path} holds something that is no export",
            fix="Only the folder of an earlier export is replaced: name another -o.",
        )


def _is_export(folder: Path) -> bool:
    with suppress(OSError, ValueError):
        return "aligner" in json.loads((folder / SIGNATURE).read_text(encoding="utf8"))
    return False


@contextmanager
def placed(out: Path, *, folder: bool) -> Iterator[Path]:
    """A folder to write to. When the block ends well it becomes ``out``, or its files go beside ``out``.

    Until then it stands beside ``out`` under another name. The signature takes its place last: where it is, all is.

    Raises:
        OSError: it cannot be written.
    """
    target = out.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_as(out, part):
            part.mkdir()
            yield part
            if folder:
                _replace_folder(part, target)
            else:
                _replace_files(part, target.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _replace_folder(part: Path, out: Path) -> None:
    old = part.with_suffix(".old")
    if out.exists():
        out.rename(old)
    part.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _replace_files(part: Path, folder: Path) -> None:
    files = sorted(part.iterdir(), key=lambda path: (path.name.endswith(SIGNATURE), path.name))
    for path in files:
        if path.name.endswith(SIGNATURE):
            (folder / path.name).unlink(missing_ok=True)
    for path in files:
        path.replace(folder / path.name)
