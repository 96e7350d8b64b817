"""What a form requires is in every text that it matches, so that nothing is missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check import required as module
from aligner.check.required import DIGIT, held, required

FORMS = [
    r"(?<!\d)\d{1,2}시(?: ?반)?",
    r"(?P<a>두|세)? ?명|\d+인",
    r"\b(?:mon|k)\b|ß|s\d",
    r"(?:[3-5]|반)+(?=일)x?",
    r"(?i:k)\d|[가-힣]-\d",
    r"(\w)\1|\d:\d",
    r"[^a]b|(?<=명)인",
    r"\s?\d|\$",
]
TEXTS = st.text(alphabet="ak1３9명두반시인일 :-$KskſßK가bx", max_size=12)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("form", FORMS)
@given(text=TEXTS)
def test_a_match_holds_what_is_required_and_begins_as_foreseen(
    form: str, flags: int, text: str
) -> None:
    """Of each set a match has a character, and it begins where the opening matches."""
    compiled = re.compile(form, flags)
    every, small, opening = required(compiled)
    holds = held(text, digits=bool(re.search(r"\d", text)))
    for match in compiled.finditer(text):
        assert all(chars & (holds.folded if small else holds.plain) for chars in every)
        assert opening is None or opening.match(text, match.start())


def test_a_form_is_tried_only_where_its_rarest_characters_are() -> None:
    """Digits count as one character, and a choice needs any of its ways."""
    every, _, opening = required(re.compile(r"(?<!x)(?:\d|반)시?:"))
    assert set(every) == {frozenset(":"), frozenset((DIGIT, "반"))}
    assert opening is not None
    assert [m.start() for m in opening.finditer("시반3:")] == [1, 2]


def test_without_the_parser_nothing_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser of re is not public: rules are then tried everywhere."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    assert required(re.compile(r"\d")) == module.Required()
