"""The ids of findings, each with what it says. They are stable: ignore files and programs rely on them."""

from __future__ import annotations

IDS: dict[str, str] = {
    "number-differs": "a count, an ordinal or another figure is not the same",
    "number-missing": "a figure of one side has nothing on the other",
    "unit-slip": "one value is the other times ten, a hundred, ...",
    "unit-differs": "the number is the same, its unit is not",
    "measure-differs": "a length, an area, a weight, ... is not the same",
    "percent-differs": "a percentage is not the same, or one is in percentage points",
    "money-differs": "a sum is not the same",
    "currency-differs": "two sums are in currencies that do not convert into each other",
    "age-differs": "an age is not the same",
    "score-differs": "the score of a match is not the same",
    "date-differs": "a day, a month or a year is not the same",
    "date-unverified": "two dates that nobody can compare without the day of the page",
    "time-differs": "a time of day is not the same",
    "name-differs": "a person, a place or a firm is not the same",
    "name-spelling": "a name is spelled in an unusual way, or in two ways on one page",
    "identifier-differs": "a designation such as F-35A or G7 is not the same",
    "credit-differs": "two credits of one picture name different sources",
    "caption-repeats-differ": "copies of one caption differ: in a figure or a name, in spelling or wording, in typography",
    "caption-alone": "a caption has no partner in the other language",
    "caption-in-two-pairs": "one caption is paired with two different ones",
}
