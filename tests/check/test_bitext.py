"""A bitext is checked line by line as it comes, and a bad line stops nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

from aligner.check.bitext import check_lines, check_texts

GOOD = "It drew 35,000 people.\t3만5000명이 모였다.\n".encode()
BAD = "It drew 35,000 people.\t3500명이 모였다.\t0.97\tfair\r\n".encode()


def test_lines() -> None:
    """Lines keep their numbers, further columns and blank lines do not count, a byte order mark is none of the text."""
    told = list(check_lines([b"\xef\xbb\xbf" + GOOD, b"\n", BAD]))
    assert [(line.number, [f.id for f in line.findings]) for line in told] == [
        (1, []),
        (3, ["unit-slip"]),
    ]
    assert told[0].en == "It drew 35,000 people."
    assert told[1].ko == "3500명이 모였다."


def test_bad_lines() -> None:
    """Each says what is wrong with it."""
    told = list(check_lines([b"no tab\n", b"\xff\t\xfe\n", b"a" * 2_000_000, GOOD]))
    assert [line.problem for line in told] == [
        "has no tab",
        "is not UTF-8",
        "is longer than a pair of sentences",
        "",
    ]


def test_streaming() -> None:
    """Lines are drawn as they are needed, so a bitext may be endless."""

    def endless() -> Iterator[bytes]:
        yield from (GOOD for _ in count())

    assert len(list(islice(check_lines(endless()), 5))) == 5


def test_places_in_odd_text() -> None:
    """Spans are places in the text as it was given, whatever it is made of."""
    ko = "\N{ZERO WIDTH SPACE}축제에\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}3500명이 왔다."
    (finding,) = check_texts("The fair drew 35,000 people.", ko)
    assert finding.ko_span.of(ko).startswith("3500")


def test_one_empty_side() -> None:
    """It has nothing to compare with, and that is no crash."""
    assert isinstance(check_texts("", "3500명이 왔다."), list)
