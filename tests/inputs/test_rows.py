"""Rows of tables to documents: JSONL, CSV, TSV, Parquet, and manifests of files."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.inputs import Found, Options, Refused, read
from tests.inputs.made import TEXT, found, lines, reason, told


def test_a_line_that_cannot_be_read_costs_only_itself(tmp_path: Path) -> None:
    """Broken JSON, no object, no text, another type, another encoding, deep nesting: each is refused by its number."""
    path = tmp_path / "a.jsonl"
    good = lines([{"text": TEXT}]).encode()
    bad = [
        b"{bad",
        b"[1]",
        b'{"text": null}',
        b'{"text": ["x"]}',
        b'{"text": "\xbb\xe7"}',
        b"[" * 90_000,
    ]
    path.write_bytes(b"\n".join([*bad, b"", good]))
    assert told(path) == [
        ("1", "not JSON"),
        ("2", "not JSON"),
        ("3", "empty"),
        ("4", "not text"),
        ("5", "not UTF-8"),
        ("6", "not JSON"),
        ("8", ""),
    ]


def test_ids_name_records_and_stay_unique(tmp_path: Path) -> None:
    """A record without id has its number, the second of one id has it added, whatever others are called."""
    path = tmp_path / "a.jsonl"
    ids = ["a", "a#3", "a", "5", None, 5, "x\ny"]
    rows = [*({"id": each, "text": TEXT} for each in ids), {"url": "u", "text": TEXT}]
    path.write_text(lines(rows), encoding="utf-8")
    assert [name for name, _ in told(path)] == ["a", "a#3", "a#3#3", "5", "5#5", "5#6", "x y", "u"]


@pytest.mark.parametrize(
    ("row", "options", "form", "texts"),
    [
        ({"text": "t", "html": "h"}, Options(), "text", ("t",)),
        ({"html": "<p>h"}, Options(), "html", ("<p>h",)),
        ({"en": "e", "ko": "k"}, Options(), "text", ("e", "k")),
        ({"text": "t", "body": "b"}, Options(text_column="body"), "text", ("b",)),
        ({"text": "t", "raw": "r"}, Options(html_column="raw"), "html", ("r",)),
        (
            {"text": "t", "a": "e", "b": "k"},
            Options(en_column="a", ko_column="b"),
            "text",
            ("e", "k"),
        ),
    ],
)
def test_columns_by_their_usual_names_or_as_told(
    tmp_path: Path, row: dict[str, str], options: Options, form: str, texts: tuple[str, ...]
) -> None:
    """What the user names goes before the usual names."""
    path = tmp_path / "a.jsonl"
    path.write_text(lines([row]), encoding="utf-8")
    (only,) = found(path, options=options)
    assert isinstance(only, Found)
    assert (only.form, only.texts) == (form, texts)


def test_a_missing_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    """The letter lists them; a file whose first hundred rows all lack it is not read on."""
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"body": TEXT, "url": n} for n in range(500)), encoding="utf-8")
    refused = found(path)
    assert len(refused) == 100
    assert isinstance(refused[0], Refused)
    assert "no column text; it has body, url" in refused[0].problem
    assert "--text-column" in refused[0].fix
    assert refused[-1].doc.endswith("#rest")


def test_half_a_choice_of_columns_is_refused() -> None:
    """English without Korean, or the text named twice."""
    with pytest.raises(InputError, match="two versions"):
        Options(en_column="en")
    with pytest.raises(InputError, match="twice"):
        Options(text_column="a", html_column="b")


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("quoted.csv", 'id,text\n1,"a, ""b""\nc"\n', ['a, "b"\nc']),
        ("semicolons.csv", "id;text\r\n1;a, b\r\n", ["a, b"]),
        ("marked.csv", "\N{ZERO WIDTH NO-BREAK SPACE}text\na\n", ["a"]),
        (
            "raw.tsv",
            'text\tid\n"Hello," he said\t1\n"open\t2\nx "y" z\t3\n',
            ['"Hello," he said', '"open', 'x "y" z'],
        ),
        ("quoted.tsv", 'text\tid\n"one\ntwo"\t1\n', ["one\ntwo"]),
    ],
)
def test_tables_as_programs_write_them(
    tmp_path: Path, name: str, content: str, texts: list[str]
) -> None:
    """Quoting as spreadsheets do it; TSV also without any, with quotation marks that mean themselves."""
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8"))
    assert [each.texts[0] for each in found(path) if isinstance(each, Found)] == texts


def test_a_korean_spreadsheet(tmp_path: Path) -> None:
    """CSV in the encoding of a Korean system is read; UTF-16 is refused with the mend."""
    (tmp_path / "a.csv").write_bytes(f"id,text\n1,{TEXT}\n".encode("cp949"))
    (tmp_path / "b.csv").write_bytes(f"id,text\n1,{TEXT}\n".encode("utf-16"))
    first, second = found(tmp_path)
    assert isinstance(first, Found)
    assert first.texts == (TEXT,)
    assert isinstance(second, Refused)
    assert second.reason == "not UTF-8"


def test_a_row_with_too_few_or_many_cells_is_refused(tmp_path: Path) -> None:
    """It cannot be known which of them is the text. The next row is read."""
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1\n2,a,b\n3,"x" y\n4,good\n', encoding="utf-8")
    assert told(path) == [("1", "uneven row"), ("2", "uneven row"), ("3", "not CSV"), ("4", "")]


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    """Ids, dates, empty cells and row groups; a table without text is refused with its columns."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = pa.table(
        {"id": [7, 7, None], "text": [TEXT, None, TEXT], "date": ["2024-05-01T08", "x", None]}
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    pq.write_table(pa.table({"meta": [{"text": "x"}]}), tmp_path / "b.parquet")
    assert told(tmp_path / "a.parquet") == [("7", ""), ("7#2", "empty"), ("3", "")]
    first = found(tmp_path / "a.parquet")[0]
    assert isinstance(first, Found)
    assert first.date == "2024-05-01"
    (nested,) = found(tmp_path / "b.parquet")
    assert isinstance(nested, Refused)
    assert "it has meta" in nested.problem


def test_damage_in_parquet_costs_its_row_group(tmp_path: Path) -> None:
    """The row groups beside it are read; a file without its end is refused as a whole."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pa.table({"text": [f"{TEXT} {n}" for n in range(30)]})
    pq.write_table(table, path, row_group_size=10, compression="gzip", use_dictionary=False)
    data = bytearray(path.read_bytes())
    at = pq.read_metadata(path).row_group(1).column(0).data_page_offset
    data[at : at + 60] = b"\xff" * 60
    path.write_bytes(data)
    reasons = [reason(each) for each in found(path)]
    assert reasons == [""] * 10 + ["damaged"] + [""] * 10
    path.write_bytes(data[:-30])
    assert [reason(each) for each in found(path)] == ["damaged"]


def test_a_manifest_names_files_below_its_folder(tmp_path: Path) -> None:
    """One file or two a document, no further than its folder unless that is allowed, no containers."""
    for name in ("a.txt", "b.en.txt", "b.ko.txt", "c.jsonl"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    rows = [{"path": "a.txt", "date": "2024-05-01"}, {"path": "../x.txt", "id": "out"}]
    rows += [{"path": str(tmp_path / "a.txt"), "id": "whole"}, {"path": "c.jsonl"}]
    rows += [{"en_path": "b.en.txt", "ko_path": "b.ko.txt", "id": "two"}]
    path = tmp_path / "m.ndjson"
    path.write_text(lines(rows), encoding="utf-8")
    assert told(path) == [
        ("a.txt", ""),
        ("out", "outside the folder"),
        ("whole", ""),
        ("4", "not a page"),
        ("two", ""),
    ]
    assert reason(found(path, options=Options(outside=True))[1]) == ""
    two = found(path)[-1]
    assert isinstance(two, Found)
    assert [page.text for page in read(two)] == [TEXT, TEXT]


def test_a_manifest_cannot_lead_out_by_a_link(tmp_path: Path) -> None:
    """Where a link leads decides, not what it is called."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to("../secret.txt")
    (tmp_path / "in" / "m.tsv").write_text("path\nlink.txt\n", encoding="utf-8")
    assert [reason(each) for each in found(tmp_path / "in" / "m.tsv")] == ["outside the folder"]


def test_stdin_is_a_text_or_what_the_user_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """JSON lines and gzip are seen by their first bytes too."""

    def given(data: bytes, options: Options | None = None) -> list[tuple[str, str, int]]:
        stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
        monkeypatch.setattr("sys.stdin", stdin)
        return [
            (each.doc, each.form, len(each.texts))
            for each in found("-", options=options)
            if isinstance(each, Found)
        ]

    rows = lines([{"text": TEXT}, {"text": TEXT}]).encode()
    assert given(TEXT.encode()) == [("-", "text", 1)]
    assert given(rows) == given(gzip.compress(rows)) == [("-#1", "text", 1), ("-#2", "text", 1)]
    assert given(rows, Options(form="text")) == [("-", "text", 1)]
    assert given(b"text\nx\n", Options(form="csv")) == [("-#1", "text", 1)]


def test_lone_surrogates_do_not_stop_a_page(tmp_path: Path) -> None:
    """JSON can write half a character; what is read can be written again."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A \\ud83d ferry", "id": "\\ud83d"}\n', encoding="utf-8")
    (only,) = found(path)
    assert isinstance(only, Found)
    assert read(only)[0].text.encode("utf-8") == b"A ? ferry"
    assert only.doc.encode("utf-8").endswith(b"#1")
