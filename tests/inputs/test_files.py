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


def test_small_containers_share_a_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Together with plain files, up to so many bytes; a larger one is alone, and does not count what is in plain files."""
    sizes = {
        "a.jsonl": 4,
        "b.txt": 99,
        "c.warc.gz": 6,
        "d.csv": 1,
        "e.parquet": 50,
        "f.tsv": 10,
        "g": 9,
    }
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("aligner.inputs.listing.BYTES_OF_A_UNIT", 10)
    found = [
        [each.name for each in unit.entries if isinstance(each, File)]
        for unit in units(["."], Options())
    ]
    assert found == [["a.jsonl", "b.txt", "c.warc.gz"], ["d.csv"], ["e.parquet"], ["f.tsv", "g"]]


def test_two_versions_of_a_page_are_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """page.en.txt and page.ko.txt, in a folder, by a pattern or named; one without the other is a page."""
    for name in (
        "a.en.txt",
        "a.ko.txt",
        "b_en.html",
        "b_ko.html",
        "c.en.txt",
        "d.en.jsonl",
        "d.ko.jsonl",
    ):
        (tmp_path / name).write_text("A ferry left.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    both = [("a.en.txt", "a.ko.txt"), ("b_en.html", "b_ko.html"), ("c.en.txt", "")]
    tables = [("d.en.jsonl", ""), ("d.ko.jsonl", "")]

    def versions(*inputs: str) -> list[tuple[str, str]]:
        return [(each.path, each.korean) for each in files(inputs) if isinstance(each, File)]

    assert versions(".") == both + tables
    assert versions("*.en.*", "*.ko.*") == [both[0], both[2], *tables]
    assert versions("a.ko.txt", "a.en.txt") == both[:1]
    assert versions("a.ko.txt") == [("a.ko.txt", "")]


def test_what_lies_beside_pages_is_passed_over_unless_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures, styles and scripts of saved pages; a file that the user names is read whatever it is called."""
    for name in ("page.html", "page_files/a.css", "page_files/b.PNG", "page_files/.c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A ferry left.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert told(".") == [
        ("page.html", ""),
        ("page_files/.c", "hidden"),
        ("page_files/a.css", "style or script"),
        ("page_files/b.PNG", "picture"),
    ]
    assert told(".", "page_files/a.css", "page_files/.c")[1:3] == [
        ("page_files/.c", ""),
        ("page_files/a.css", ""),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """The others are walked."""
    (tmp_path / "a").mkdir(mode=0)
    (tmp_path / "b.txt").write_text("A ferry left.", encoding="utf-8")
    assert [reason for _, reason in told(str(tmp_path))] == ["no permission", ""]


def test_names_that_lead_nowhere_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a pattern without a match, a circle of links, a zero byte, a device."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    assert told("gone", "*.txt", "circle", "a\0b") == [
        ("*.txt", "no match"),
        ("a\0b", "missing"),
        ("circle", "symbolic link"),
        ("gone", "missing"),
    ]
    assert told("/dev/null", "/dev/gone\0/../no") == [("no", "missing"), ("null", "special file")]
