"""Korean numerals: what is written can be read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.check.quantities.numerals_ko import native, read_figure, sino
from aligner.check.quantity import Number

AMOUNTS = st.integers(1, 10**16 - 1)
_LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
_SMALL = ((1000, "천"), (100, "백"), (10, "십"), (1, ""))
_ONES = " 일이삼사오육칠팔구"


def mixed(value: int, between: str, *, commas: bool) -> str:
    """A value as newsrooms write it: 9조1834억, 1억 1,590만."""
    parts = []
    for size, name in _LARGE:
        part, value = divmod(value, size)
        if part:
            parts.append((f"{part:,}" if commas else str(part)) + name)
    return between.join(parts)


def with_thousands(value: int) -> str:
    """A value under ten thousand with 천: 1천200, 3천."""
    thousands, rest = divmod(value, 1000)
    return (f"{thousands}천" if thousands else "") + (str(rest) if rest else "")


def spelled(value: int) -> str:
    """A value in Hangul: 삼천오백, 만오천."""
    out = ""
    for size, name in _LARGE:
        part, value = divmod(value, size)
        if not part:
            continue
        digits = ""
        for small, unit in _SMALL:
            digit, part = divmod(part, small)
            if digit:
                digits += (_ONES[digit] if digit > 1 or not unit else "") + unit
        out += ("" if digits == "일" and name == "만" else digits) + name
    return out


@given(AMOUNTS, st.sampled_from(["", " "]), st.booleans())
def test_figures_with_units(value: int, between: str, commas: bool) -> None:  # noqa: FBT001
    """Digits with 만, 억 and 조, glued or not, with commas or not, read as their value, to the end."""
    text = mixed(value, between, commas=commas)
    number, stop = read_figure(text + "원", 0)
    assert number.value == value
    assert stop == len(text)


@given(st.integers(1, 9999), st.sampled_from(["", "만", "억"]))
def test_thousands(value: int, large: str) -> None:
    """천 counts within ten thousand, before and without a larger unit: 1천590만."""
    text = with_thousands(value) + large
    number, stop = read_figure(text + "명", 0)
    assert number.value == value * {"": 1, "만": 10**4, "억": 10**8}[large]
    assert stop == len(text)


@given(AMOUNTS)
def test_spelled(value: int) -> None:
    """A number in Hangul reads as its value."""
    assert sino(spelled(value)) == value


def test_native() -> None:
    """한 to 아흔아홉, in the forms that stand before a counter."""
    tens = ["", *["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]]
    ones = ["", *["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]]
    assert all(native(tens[n // 10] + ones[n % 10]) == n for n in range(1, 100))
    assert native("스무") == 20


@given(st.integers(1, 10**12), st.integers(0, 4))
def test_number_round_trip(value: int, places: int) -> None:
    """Digits with commas and decimals read as their value, and know their last telling digit."""
    text = f"{value / 10**places:,.{places}f}" if value < 10**9 else f"{value:,}"
    number = Number.read(text)
    assert str(number.value.limit_denominator(10**6)) == str(
        Number.read(text.replace(",", "")).value
    )
    assert number.value % number.step == 0
    assert number.value % (number.step * 10) != 0 or "." in text
