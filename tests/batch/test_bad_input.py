"""Whatever lies in a folder: the batch neither crashes nor hangs, and tells what became of every file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.batch import Settings, run_batch
from aligner.corpus.folder import read_pages
from aligner.inputs.names import name_of
from tests.batch.bad_files import Vandal, write_bad_files


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_every_bad_file_is_accounted_for(seed: int, tmp_path: Path) -> None:
    """Each file is the source of a document, a refusal or what was passed over; all documents have names of their own."""
    files = write_bad_files(tmp_path / "in", 300, seed)
    vandal = Vandal(iter(files[150:]))
    settings = Settings(page_seconds=20, shard=64)
    account = run_batch([str(tmp_path / "in")], tmp_path / "out", settings, workers=2, watch=vandal)
    rows = list(read_pages(tmp_path / "out"))
    assert {row.source for row in rows} >= {name_of(str(path), f"{tmp_path}/") for path in files}
    assert len({row.doc for row in rows}) == len(rows)
    skipped = [row for row in rows if row.status == "skipped"]
    assert account.pages == account.statuses.total() == len(rows) - len(skipped)
    assert not [
        row for row in rows if row.reason in {"internal error", "worker ended", "reader ended"}
    ]
    assert not [row for row in rows if "Not for everybody" in row.problem]
