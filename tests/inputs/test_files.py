"""Arguments to files: each once, in one order, what cannot be taken refused in its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aligner.inputs import File, Options, documents, units
from aligner.inputs.roots import files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, a folder, and what no batch should take."""
    (tmp_path / "news" / "old").mkdir(parents=True)
    for name in ("b.txt", "a.txt", ".hidden", "old/c.html"):
        (tmp_path / "news" / name).write_text("A ferry left. 여객선이 떠났다.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    (tmp_path / "news" / "link.txt").symlink_to("../secret.txt")
    (tmp_path / "news" / "loop").symlink_to(".")
    os.mkfifo(tmp_path / "news" / "pipe")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*inputs: str) -> list[tuple[str, str]]:
    """Names with the reason they were refused for, if they were."""
    return [
        (entry.name, "") if isinstance(entry, File) else (entry.doc, entry.reason)
        for entry in files(inputs)
    ]


@pytest.mark.usefixtures("folder")
def test_a_folder_is_walked_in_the_order_of_its_names() -> None:
    """Files at every depth; hidden ones, links and pipes are never opened. A link that leads nowhere else is no loss."""
    assert told("news") == [
        ("news/.hidden", "hidden"),
        ("news/a.txt", ""),
        ("news/b.txt", ""),
        ("news/link.txt", "symbolic link"),
        ("news/loop", "link within the folder"),
        ("news/old/c.html", ""),
        ("news/pipe", "special file"),
    ]


@pytest.mark.usefixtures("folder")
def test_order_and_repetition_of_arguments_do_not_matter() -> None:
    """What is given twice, or lies in a folder that is given, is taken once."""
    once = told("news", "secret.txt")
    assert told("secret.txt", "news/old", "./news/", "news/a.txt", "news") == once
    assert told("news/*.txt") == [
        ("news/a.txt", ""),
        ("news/b.txt", ""),
        ("news/link.txt", "symbolic link"),
    ]
    assert told("news/**/*.html", "gone") == [("gone", "missing"), ("news/old/c.html", "")]


@pytest.mark.usefixtures("folder")
def test_a_name_that_is_no_utf8_survives() -> None:
    """It is told readably, and the file is found under it."""
    path = os.fsdecode(b"news/old/caf\xe9.txt")
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("text")
    assert list(files(["news/old"])) == [
        File("news/old/c.html", "news/old/c.html"),
        File(path, r"news/old/caf\xe9.txt"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_unit_holds_so_many_plain_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of any size is cut into units, and nothing is lost between them."""
    monkeypatch.setattr("aligner.inputs.listing.FILES_OF_A_UNIT", 3)
    found = list(units(["news"], Options()))
    assert [(unit.number, len(unit.entries)) for unit in found] == [(0, 3), (1, 3), (2, 1)]
    assert [doc.doc for unit in found for doc in documents(unit, Options())] == [
        name for name, _ in told("news")
    ]
