"""The work on a packet is pure: what a page gives depends on its packet only, and goes wrong for itself alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pytest

from aligner import pipeline
from aligner.batch import Settings, packet
from aligner.batch.packet import TOGETHER, Alignment
from aligner.batch.rows import PageRows
from aligner.inputs import Found
from aligner.types import Page

FERRY = (
    "The ferry sails again on Monday.\n\n여객선은 월요일에 다시 출항한다.\n\n"
    "Storms had kept it in port for a week.\n\n폭풍 때문에 일주일 동안 항구에 묶여 있었다.\n\n"
    "The captain said 17 passengers were waiting.\n\n선장은 승객 71명이 기다리고 있다고 말했다.\n"
)
MARKET = (
    "The market on the hill will close at the end of the year.\n\n"
    "언덕 위의 시장은 올해 말에 문을 닫는다.\n\n"
    "Stallholders have asked the city for another place.\n\n상인들은 시에 다른 자리를 요청했다.\n"
)


def text(name: str, *texts: str) -> Found:
    return Found(name, f"{name}.jsonl", texts=texts)


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    return Alignment(Settings(page_sentences=20))


def rows(alignment: Alignment, *founds: Found) -> list[PageRows]:
    return list(alignment.packet(founds))


def test_a_page_gives_its_rows(alignment: Alignment) -> None:
    """Ids are those of the document, every sentence is counted, findings are told with their pair."""
    ((page, pairs),) = rows(alignment, text("a/ferry", FERRY))
    assert [pair.id for pair in pairs] == ["a/ferry#1", "a/ferry#2", "a/ferry#3"]
    assert (page.status, page.reason, page.characters) == ("done", "", len(FERRY))
    assert (page.pairs, page.en_paired, page.ko_paired) == (3, 3, 3)
    assert (page.en_alone, page.ko_alone) == (0, 0)
    assert [finding.id for finding in pairs[2].findings] == ["number-differs"]
    assert all(span.of(FERRY) == pair.en for pair in pairs for span in pair.en_spans)


def test_two_versions_are_one_document(alignment: Alignment) -> None:
    """Separate English and Korean texts give pairs with the document's name; spans are in their own texts."""
    english = "\n\n".join(FERRY.split("\n\n")[::2])
    korean = "\n\n".join(FERRY.split("\n\n")[1::2])
    ((page, pairs),) = rows(alignment, text("a", english, korean))
    assert [pair.id for pair in pairs] == ["a#1", "a#2", "a#3"]
    assert all(pair.en_spans[0].of(english) == pair.en for pair in pairs)
    assert all(pair.ko_spans[0].of(korean) == pair.ko for pair in pairs)
    assert page.characters == len(english) + len(korean)


def test_the_date_of_a_table_counts(alignment: Alignment) -> None:
    """What a table says of a document's date is believed before the page."""
    found = Found("a", "a.jsonl", texts=(f"입력 2025-11-03\n\n{FERRY}",), date="2024-02-01")
    ((page, pairs),) = rows(alignment, found)
    assert {page.date, *(pair.date for pair in pairs)} == {"2024-02-01"}


def test_rows_depend_on_the_packet_only(alignment: Alignment) -> None:
    """The same packet gives the same rows to the bit, whatever was read before."""
    first = rows(alignment, text("ferry", FERRY), text("market", MARKET))
    rows(
        alignment,
        text("other", "Rain fell on the hills.\n\n언덕에 비가 내렸다.\n"),
        text("m", MARKET),
    )
    assert rows(alignment, text("ferry", FERRY), text("market", MARKET)) == first


def test_one_bad_page_costs_no_other(alignment: Alignment, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read, has too many sentences or makes the program fail is told in its place."""
    build = pipeline.taken_apart

    def failing(pages: tuple[Page, ...]) -> object:
        if pages[0].id == "mine":
            raise ZeroDivisionError
        return build(pages)

    monkeypatch.setattr(packet, "taken_apart", failing)
    founds = [
        text("market", MARKET),
        Found("gone", "gone.txt", paths=("no/such/file.txt",)),
        text("long", FERRY * 4 + "".join(f"He came {n} times.\n\n" for n in range(20))),
        text("mine", FERRY),
        text("ferry", FERRY),
    ]
    told = [(page.status, page.reason) for page, _ in rows(alignment, *founds)]
    assert told == [
        ("done", ""),
        ("refused", "cannot be read"),
        ("given-up", "too many sentences"),
        ("refused", "internal error"),
        ("done", ""),
    ]


class Counting:
    """An encoder that does not pool, and notes how often it is asked."""

    name = "counting"
    dimension = 4

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.calls += 1
        found = np.array(
            [[len(t) + 1, t.count(" "), 1, ord(t[:1] or " ")] for t in texts], np.float32
        )
        found = found.reshape(-1, 4)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def test_pages_are_encoded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another encoder than the bundled one reads the sentences of a packet in one go."""
    encoder = Counting()
    monkeypatch.setattr(pipeline, "load_encoder", lambda _: encoder)
    alignment = Alignment(Settings())
    steps: list[int] = []
    calls: list[int] = []

    def at(step: int) -> None:
        steps.append(step)
        calls.append(encoder.calls)

    founds = [text("a", FERRY), Found("gone", "gone", paths=("no/such",)), text("b", MARKET)]
    done: Iterator[PageRows] = alignment.packet(founds, at)
    assert [page.status for page, _ in done] == ["done", "refused", "done"]
    assert steps == [0, 1, 2, TOGETHER, 0, 1, 2]
    assert calls[4] - calls[3] == 1
