"""The command line: data on stdout, all else on stderr, codes that scripts can rely on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import aligner
from aligner import pipeline
from aligner.cli import app
from aligner.encode import load_encoder
from aligner.pipeline import DEFAULT_MIN_SCORE

ROOT = Path(__file__).resolve().parents[1]

PAGE = (
    "The ferry to Ulleung sails again on Monday.\n\n"
    "울릉도로 가는 여객선이 월요일에 다시 출항한다.\n\n"
    "A storm had kept it in port for a week.\n\n"
    "폭풍 때문에 배는 일주일 동안 항구에 묶여 있었다.\n"
)
LOAD_ONCE = cache(load_encoder)
HEAVY = ("torch", "sentence_transformers", "transformers", "kiwipiepy", "scipy", "sklearn")

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in this process, in an empty folder that holds ``page.txt``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(pipeline, "load_encoder", LOAD_ONCE)
    Path("page.txt").write_text(PAGE, encoding="utf8")

    def invoke(*args: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, args, input=given)

    return invoke


def started(*args: str, folder: Path = ROOT, stdin: int | None = None) -> subprocess.Popen[str]:
    """The command line as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "aligner", *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf8",
        stdin=stdin,
    )


# --- what comes out


def test_jsonl(run: Run) -> None:
    """One object a line; spans are places in the file's text."""
    result = run("align", "page.txt", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(r["en"], r["ko"]) for r in records] == [
        (PAGE.split("\n\n")[0], PAGE.split("\n\n")[1]),
        (PAGE.split("\n\n")[2], PAGE.split("\n\n")[3].strip()),
    ]
    for record in records:
        assert [PAGE[start:stop] for start, stop in record["en_spans"]] == [record["en"]]
        assert [PAGE[start:stop] for start, stop in record["ko_spans"]] == [record["ko"]]
        assert record["doc"] == "page"
        assert DEFAULT_MIN_SCORE <= record["score"] <= 1


def test_jsonl_holds_the_findings(run: Run) -> None:
    """The checks of a pair are in its object, with places on the page; most pairs have none."""
    page = PAGE + "\nThe fair drew 35,000 people.\n\n박람회에 3500명이 모였다.\n"
    Path("fair.txt").write_text(page, encoding="utf8")
    records = [
        json.loads(line) for line in run("align", "fair.txt", "-f", "jsonl").stdout.splitlines()
    ]
    assert [[c["id"] for c in r["checks"]] for r in records] == [[], [], ["unit-slip"]]
    (check,) = records[2]["checks"]
    assert list(check) == ["id", "severity", "message", "en_span", "ko_span"]
    assert page[slice(*check["en_span"])] == "35,000"
    assert page[slice(*check["ko_span"])].startswith("3500")


def test_table_is_the_default(run: Run) -> None:
    """Also where stdout is no terminal; and then without colours."""
    result = run("align", "page.txt")
    assert "English" in result.stdout
    assert "울릉도로" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stdout == run("align", "page.txt", "-f", "table").stdout


def test_tsv(run: Run) -> None:
    """Two pairs are two lines; --header adds one."""
    assert len(run("align", "page.txt", "--format", "tsv").stdout.splitlines()) == 2
    assert len(run("align", "page.txt", "--format", "tsv", "--header").stdout.splitlines()) == 3


def test_tmx_is_the_same_at_a_fixed_date(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SOURCE_DATE_EPOCH, as reproducible builds set it, two runs write the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = run("align", "page.txt", "--format", "tmx").stdout
    assert first == run("align", "page.txt", "--format", "tmx").stdout
    header = ET.fromstring(first).find("header")
    assert header is not None
    assert header.get("creationdate") == "20231114T221320Z"
    assert header.get("creationtoolversion") == aligner.__version__


def test_two_documents(run: Run) -> None:
    """--en and --ko: the spans of each side are places in its own file."""
    en, ko = PAGE.split("\n\n")[0::2], PAGE.split("\n\n")[1::2]
    Path("en.txt").write_text("\n\n".join(en), encoding="utf8")
    Path("ko.txt").write_text("\n\n".join(ko), encoding="utf8")
    result = run("align", "--en", "en.txt", "--ko", "ko.txt", "-f", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["en_spans"] for record in records] == [[[0, 43]], [[45, 84]]]
    assert {record["doc"] for record in records} == {"en+ko"}


def test_stdin(run: Run) -> None:
    """- is stdin, in any encoding a file may have."""
    for given in (PAGE, PAGE.encode("cp949"), PAGE.encode("utf-16")):
        result = run("align", "-", "-f", "tsv", given=given)
        assert result.stdout == run("align", "page.txt", "-f", "tsv").stdout.replace(
            "\tpage\t", "\tstdin\t"
        )


def test_several_pages(run: Run) -> None:
    """Pages come in the order they were named; the table tells them apart."""
    Path("other.txt").write_text(PAGE, encoding="utf8")
    result = run("align", "other.txt", "page.txt", "-f", "jsonl")
    docs = [json.loads(line)["doc"] for line in result.stdout.splitlines()]
    assert docs == ["other", "other", "page", "page"]
    lines = run("align", "other.txt", "page.txt").stdout.splitlines()
    assert [line for line in lines if line in {"other", "page"}] == ["other", "page"]


def test_min_score(run: Run) -> None:
    """A bar that nothing reaches leaves nothing, and says so."""
    result = run("align", "page.txt", "-f", "jsonl", "--min-score", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no pair reached the score 1" in result.stderr


# --- why, and who stays alone

LONELY = PAGE + "\nThe lighthouse keeper has two dogs.\n"


def test_explain(run: Run) -> None:
    """Under each pair of the table stands why; without --explain the table is as ever."""
    plain, explained = run("align", "page.txt").stdout, run("align", "page.txt", "--explain").stdout
    assert explained.count("cosine 0.") == 2
    assert "cosine" not in plain
    said = ("cosine", "for:", "against:", "runner-up")
    text = "".join(explained.split())
    for line in plain.splitlines():
        assert all("".join(cell.split()) in text for cell in line.split("   "))
    assert any(line.strip().startswith(said) for line in explained.splitlines())


def test_jsonl_always_says_why(run: Run) -> None:
    """Behind the fields of the contract, with --explain and without."""
    lines = run("align", "page.txt", "-f", "jsonl").stdout
    assert lines == run("align", "page.txt", "-f", "jsonl", "--explain").stdout
    contract = ["id", "doc", "kind", "en", "ko", "score", "en_spans", "ko_spans", "checks"]
    for line in lines.splitlines():
        record = json.loads(line)
        assert list(record) == [*contract, "why"]
        assert record["why"]["cosine"] > 0


@pytest.mark.parametrize("columns", ["60", "100"])
def test_unaligned_in_a_table(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """The sentences without a partner stand behind the pairs; the account counts as many."""
    monkeypatch.setenv("COLUMNS", columns)
    Path("lonely.txt").write_text(LONELY, encoding="utf8")
    plain, result = run("align", "lonely.txt"), run("align", "lonely.txt", "--unaligned")
    pairs, alone = result.stdout[: len(plain.stdout)], result.stdout[len(plain.stdout) :]
    assert pairs == plain.stdout
    assert "The lighthouse keeper has two dogs." in " ".join(alone.split())
    assert "sentences without a partner: 1 English" in result.stderr


def test_unaligned_in_jsonl(run: Run) -> None:
    """Objects with the key alone behind the pairs of their page, with places in its text."""
    Path("lonely.txt").write_text(LONELY, encoding="utf8")
    lines = run("align", "lonely.txt", "page.txt", "-f", "jsonl", "--unaligned").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert ["alone" in record for record in records] == [False, False, True, False, False]
    (start, stop), *_ = records[2]["spans"]
    assert LONELY[start:stop] == records[2]["alone"] == "The lighthouse keeper has two dogs."
    assert records[2]["doc"] == "lonely"
    pairs = run("align", "lonely.txt", "page.txt", "-f", "jsonl").stdout.splitlines()
    assert [line for line in lines if "alone" not in json.loads(line)] == pairs


def test_unaligned_of_a_page_in_one_language(run: Run) -> None:
    """It has no pair, and all its sentences are listed with that reason."""
    Path("english.txt").write_text("English only. Nothing else.", encoding="utf8")
    result = run("align", "english.txt", "-f", "jsonl", "--unaligned")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["alone"] for record in records] == ["English only.", "Nothing else."]
    assert {record["reason"] for record in records} == {"there is no text in the other language"}
    assert "no pair: no Korean text" in result.stderr


def test_unaligned_of_two_documents(run: Run) -> None:
    """Spans of a sentence are places in the file of its language."""
    Path("en.txt").write_text("The keeper has two dogs.", encoding="utf8")
    Path("ko.txt").write_text("포도 값이 올랐다.", encoding="utf8")
    out = run("align", "--en", "en.txt", "--ko", "ko.txt", "-f", "jsonl", "--unaligned").stdout
    records = [json.loads(line) for line in out.splitlines()]
    assert [(r["language"], r["spans"], r["doc"]) for r in records] == [
        ("en", [[0, 24]], "en+ko"),
        ("ko", [[0, 10]], "en+ko"),
    ]


@pytest.mark.parametrize("option", ["--explain", "--unaligned"])
@pytest.mark.parametrize("form", ["tsv", "tmx"])
def test_no_place_for_it(run: Run, option: str, form: str) -> None:
    """A format that could not hold what is asked for says so, before a page is read."""
    result = run("align", "gone.txt", "-f", form, option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{option} goes with --format table or jsonl, not {form}" in result.stderr


@pytest.mark.parametrize("columns", ["60", "100"])
def test_hostile_page_explained(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """Runners-up and candidates are text of the page, too: no markup, no command to the terminal."""
    monkeypatch.setenv("COLUMNS", columns)
    evil = LONELY.replace("The ", "[red]The \x1b[31m").replace(
        "배", "[/]배\N{RIGHT-TO-LEFT OVERRIDE}"
    )
    Path("evil.txt").write_text(evil, encoding="utf8")
    for form in ("table", "jsonl"):
        out = run(
            "align", "evil.txt", "--explain", "--unaligned", "-f", form, "--min-score", "0.99"
        )
        assert out.exit_code == 0
        assert "[red]" in out.stdout
        assert "\x1b" not in out.output
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in out.output


# --- where it goes


def test_output_file(run: Run) -> None:
    """-o FILE holds what stdout would have; stdout stays empty, and no other file is left."""
    wanted = run("align", "page.txt", "-f", "jsonl").stdout
    result = run("align", "page.txt", "-f", "jsonl", "-o", "pairs.jsonl")
    assert result.stdout == ""
    assert Path("pairs.jsonl").read_text(encoding="utf8") == wanted
    assert {path.name for path in Path().iterdir()} == {"page.txt", "pairs.jsonl"}


def test_output_replaces_its_input(run: Run) -> None:
    """A file is written under another name first, so the page may be its own output."""
    run("align", "page.txt", "-f", "jsonl", "-o", "page.txt")
    assert json.loads(Path("page.txt").read_text(encoding="utf8").splitlines()[0])["doc"] == "page"


@pytest.mark.parametrize("output", ["missing/pairs.tsv", "."])
def test_output_that_cannot_be_written(run: Run, output: str) -> None:
    """It is told without a traceback, as wrong usage."""
    result = run("align", "page.txt", "-o", output)
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert {path.name for path in Path().iterdir()} == {"page.txt"}


def test_output_into_no_folder(run: Run) -> None:
    """The name as it was given is told, not that of the file that is written first."""
    assert (
        "cannot write missing/x: there is no folder missing."
        in run("align", "page.txt", "-o", "missing/x").stderr
    )


def test_quiet(run: Run) -> None:
    """Counts and reasons go to stderr, unless --quiet; failures are told all the same."""
    Path("english.txt").write_text("English only.", encoding="utf8")
    told = run("align", "page.txt", "english.txt").stderr
    assert "english.txt: no pair: no Korean text" in told
    assert "2 pages, 2 pairs" in told
    assert "sentences without a partner: 1 English" in told
    assert run("align", "page.txt", "english.txt", "--quiet").stderr == ""
    assert "gone.txt" in run("align", "gone.txt", "--quiet").stderr


# --- bad input


def test_the_rest_is_done(run: Run) -> None:
    """One bad input does not stop the others; the code tells scripts."""
    result = run("align", "gone.txt", "page.txt", "-f", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert "gone.txt" in result.stderr
    assert "1 input could not be read" in result.stderr


BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "zeros": bytes(4096),
    "program": bytes(range(256)) * 40,
    "too large": b"many words " * 5_000_000,
}
ODD: dict[str, bytes] = {
    "English only": b"Nothing here is Korean.",
    "Korean only": "여기에는 영어가 없다.".encode(),
    "figures only": b"2026 11 22\n14:00\n",
    "lone surrogates": (PAGE * 3 + "\ud800\n\n\udfff").encode("utf-16", "surrogatepass"),
    "zero bytes": "The ferry\0 sails.\n\n배가\0 떠난다.\n".encode(),
    "cut in a letter": PAGE.strip().removesuffix(".").encode()[:-1],
    "one line": b"A storm kept the ferry in port. " * 10_000,
    "one word": "가".encode() * 100_000,
    "brackets": b"[" * 100_000 + b"(" * 100_000,
    "escapes": b"\x1b[2J\x1b]0;title\x07 The ferry sails.",
}


@pytest.mark.parametrize("name", BAD)
def test_unreadable_input(run: Run, name: str) -> None:
    """What is no page is told in a sentence, with what to do."""
    Path("bad.txt").write_bytes(BAD[name])
    result = run("align", "bad.txt", "page.txt", "-f", "jsonl")
    assert result.exit_code == 3
    assert "bad.txt" in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize("name", ODD)
def test_odd_input(run: Run, name: str) -> None:
    """What is a page, however odd, ends with pairs or a reason, and never moves the terminal."""
    Path("odd.txt").write_bytes(ODD[name])
    result = run("align", "odd.txt")
    assert result.exit_code == 0, result.output
    assert result.stdout or "no pair" in result.stderr
    assert "\x1b" not in result.output


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one line", "one word"])
def test_five_megabytes_in_a_line(run: Run, name: str) -> None:
    """A line of 5 MB takes some seconds, not a time that grows with its square."""
    Path("odd.txt").write_bytes(ODD[name] * (5_000_000 // len(ODD[name])))
    result = run("align", "odd.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no pair" in result.stderr


@pytest.mark.parametrize("path", [".", "gone.txt", "gone/page.txt", "na\x1b[31mme", "zero\0byte"])
def test_no_file(run: Run, path: str) -> None:
    """A missing file or a folder is told by its name, less what would command the terminal."""
    result = run("align", path)
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    assert "\x1b" not in result.stderr


# --- usage


@pytest.mark.parametrize(
    "args",
    [
        ["align"],
        ["align", "--en", "page.txt"],
        ["align", "--ko", "page.txt"],
        ["align", "page.txt", "--en", "page.txt", "--ko", "page.txt"],
        ["align", "page.txt", "--format", "docx"],
        ["align", "page.txt", "--min-score", "1.5"],
        ["align", "page.txt", "--unknown"],
        ["align", "page.txt", "--model", "no-such-folder/no-such-model"],
        ["eval", "no-such-folder"],
        ["unknown"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, args: list[str]) -> None:
    """Wrong usage is code 2 with a message, and nothing on stdout."""
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr


def test_version_and_help(run: Run) -> None:
    """The version is the package's; each command tells its options, and the true least score."""
    assert run("--version").stdout == f"aligner {aligner.__version__}\n"
    assert "eval" in run("--help").stdout
    assert "..." not in run("--help").stdout.partition("Commands:")[2], "what a command does is cut"
    assert f"({DEFAULT_MIN_SCORE:g})" in run("align", "--help").stdout


def test_eval(run: Run) -> None:
    """The scores of the sample pages, by kind of page, on stdout."""
    result = run("eval", str(ROOT / "corpus"))
    assert result.exit_code == 0
    assert "F1" in result.stdout
    assert "no-pair" in result.stdout


# --- as a process


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["align", "--help"]], ids=" ".join)
def test_help_loads_nothing(args: list[str]) -> None:
    """Help and version answer at once: no numpy, let alone torch."""
    code = (
        "import sys; from aligner.cli import app\n"
        f"try: app({args!r})\nexcept SystemExit: pass\n"
        "print([m for m in sys.argv[1:] if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY, "numpy", "sentencepiece", "rich.table"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "[]\n"


def test_align_loads_no_torch() -> None:
    """A page costs numpy and the bundled encoder, not the import of a large framework."""
    code = (
        "import sys; from aligner import Aligner\n"
        f"assert Aligner().align({PAGE!r})\n"
        "print([m for m in sys.argv[1:] if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_table_does_not_wait_for_the_checks() -> None:
    """The rules of the check station are loaded only where findings are asked for."""
    code = (
        "import sys; from typer.testing import CliRunner; from aligner.cli import app\n"
        "assert CliRunner().invoke(app, ['align', 'corpus/sentences.txt']).exit_code == 0\n"
        "print([m for m in sys.modules if m.startswith('aligner.check')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_reader_that_leaves() -> None:
    """`aligner ... | head` ends quietly."""
    process = started("align", *["corpus/sentences.txt"] * 3, "-f", "jsonl", "--quiet")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stream:
        told = stream.read()
    assert (process.wait(60), told) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends with 130, without a traceback and without a half-written file."""
    output = tmp_path / "pairs.jsonl"
    output.write_text("as before\n", encoding="utf8")
    process = started("align", "-", "-f", "jsonl", "-o", str(output), stdin=subprocess.PIPE)
    # The run has opened its output and waits for stdin.
    for _ in range(600):
        if len(list(tmp_path.iterdir())) == 2:
            break
        time.sleep(0.05)
    # A signal in the middle of loading an extension module ends Python by the signal itself (-2): seen once.
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.jsonl"]
    assert output.read_text(encoding="utf8") == "as before\n"


def test_from_a_foreign_folder(tmp_path: Path) -> None:
    """The encoder is found wherever the command is run, in a locale without UTF-8 too."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf8")
    process = started("align", "page.txt", "-f", "tsv", folder=tmp_path)
    out, told = process.communicate(timeout=60)
    assert (process.returncode, len(out.splitlines())) == (0, 2), told
