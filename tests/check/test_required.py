"""What a form requires is in every text that it matches, so that nothing is missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check import required as module
from aligner.check.required import DIGIT, required, tokens

FORMS = [
    r"(?<!\d)\d{1,2}시(?: ?반)?",
    r"(?P<a>두|세)? ?명|\d+인",
    r"\b(?:mon|k)\b|ß|s\d",
    r"(?:[3-5]|반)+(?=일)x?",
    r"(?i:k)\d|[가-힣]-\d",
    r"(\w)\1|\d:\d",
    r"[^a]b|(?<=명)인",
    r"\s?\d|\$",
    r"(?<![\w가])(?<!k)(?!x)(?:반|k)두?",
    r"\b[ak1]\b|\b\d",
    r"반[두명]시|시(?<=명시)",
]
TEXTS = st.text(alphabet="ak1３9명두반시인일 :-$KskſßK가bx", max_size=12)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("form", FORMS)
@given(text=TEXTS)
def test_a_match_holds_what_is_required_and_begins_as_foreseen(
    form: str, flags: int, text: str
) -> None:
    """Of each set a match has a character or two in a row, and it begins where the opening matches."""
    compiled = re.compile(form, flags)
    every, opening = required(compiled)
    holds = tokens(text) | ({DIGIT} if re.search(r"\d", text) else set())
    for match in compiled.finditer(text):
        assert all(some & holds for some in every)
        assert opening is None or opening.match(text, match.start())


def test_a_form_is_tried_only_where_its_rarest_characters_are() -> None:
    """Digits count as one character, and a choice needs any of its ways."""
    every, opening = required(re.compile(r"(?<!x)(?:\d|반)시?:"))
    assert set(every) == {frozenset(":"), frozenset((DIGIT, "반"))}
    assert opening is not None
    assert [m.start() for m in opening.finditer("시반x반3:")] == [1, 4]


def test_korean_letters_are_required_as_they_follow_one_another() -> None:
    """오래 후 holds the letters of 오후, and not 오후 itself; a choice of letters is a choice of pairs."""
    every, _ = required(re.compile("[오직]후"))
    assert {"오후", "직후"} in every
    assert not any(some & tokens("오래 후") for some in every if "오후" in some)


def test_a_word_begins_only_where_no_letter_stands_before() -> None:
    """A form that begins at the boundary of a word is not tried inside one."""
    _, opening = required(re.compile(r"\b(?:one|two)\b"))
    assert opening is not None
    assert [m.start() for m in opening.finditer("no one to tell")] == [3, 7, 10]


def test_without_the_parser_nothing_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser of re is not public: rules are then tried everywhere."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    assert required(re.compile(r"\d")) == module.Required()
