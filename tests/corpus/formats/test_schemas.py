"""Our schemas of TMX and XLIFF are no more lenient than the official ones, so that a run without these tells as much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from aligner.corpus.formats.tmx import tmx_sheet
from aligner.corpus.formats.xliff import xliff_sheet
from tests.corpus.formats.schemas import (
    official_tmx_errors,
    official_xliff_errors,
    tmx_errors,
    xliff_errors,
)
from tests.corpus.made import FERRY, PAIRS

Errors = Callable[[bytes], list[str]]

SHEETS = {
    "tmx": (tmx_sheet, tmx_errors, official_tmx_errors),
    "xliff": (xliff_sheet, xliff_errors, official_xliff_errors),
}


def exported(form: str, folder: Path) -> bytes:
    path = folder / "x"
    with SHEETS[form][0](path, version="0.1.0", now=datetime(2026, 11, 22, tzinfo=UTC)) as add:
        for pair in [*PAIRS, replace(FERRY, id="harbour-8")]:
            add(pair, (pair.doc, "pier"))
    return path.read_bytes()


def broken(data: bytes) -> Iterator[bytes]:
    """The file with one thing wrong: an attribute or element gone, twice, moved, renamed or with another value."""
    root = etree.fromstring(data)
    count = len(list(root.iter()))
    for at in range(count):
        for name in list(root.iter())[at].attrib:
            for value in (None, "", "a b", "x-1"):
                changed = deepcopy(root)
                attributes = list(changed.iter())[at].attrib
                if value is None:
                    del attributes[name]
                else:
                    attributes[name] = value
                yield etree.tostring(changed)
        for change in (_gone, _twice, _last, _renamed, _marked):
            changed = deepcopy(root)
            if at:
                change(list(changed.iter())[at])
                yield etree.tostring(changed)


def _gone(element: etree._Element) -> None:
    _above(element).remove(element)


def _twice(element: etree._Element) -> None:
    element.addnext(deepcopy(element))


def _last(element: etree._Element) -> None:
    _above(element).append(element)


def _renamed(element: etree._Element) -> None:
    element.tag = f"{element.tag}s"


def _marked(element: etree._Element) -> None:
    element.set("colour", "red")


def _above(element: etree._Element) -> etree._Element:
    above = element.getparent()
    assert above is not None
    return above


@pytest.mark.parametrize("form", SHEETS)
def test_what_is_wrong_is_noticed(form: str, tmp_path: Path) -> None:
    """Whatever the official schema has something against, ours has too; and against our exports neither has."""
    _, ours, official = SHEETS[form]
    data = exported(form, tmp_path)
    assert not ours(data)
    assert not official(data)
    wrong = [each for each in broken(data) if official(each)]
    assert len(wrong) > 100
    assert [each for each in wrong if not ours(each)] == []
