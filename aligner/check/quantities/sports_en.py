"""English forms of sports: four games to one, six under par, the round of 16, a 4x100-meter relay."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantities import words_en
from aligner.check.quantity import Number, Quantity, score, single
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

# four games to one
_GAMES = re.compile(
    rf"\b(?P<one>{words_en.any_of(words_en.ONES)}|\d{{1,2}}) (?:games?|sets?|goals?|wins?|bouts?) to (?P<two>{words_en.any_of(words_en.ONES)}|\d{{1,2}})\b",
    re.IGNORECASE,
)
# 16-under 270, a six-under 66
_PAR = re.compile(
    rf"\b(?P<strokes>\d{{1,2}}|{words_en.any_of(list(words_en.ONES)[1:])})[- ](?P<side>under|over)(?:[- ]par\b|(?= \d\d)|(?=[ ,.]+(?:for|in|at|after|through|with|total)\b)|(?=[.,;]))",
    re.IGNORECASE,
)
# the round of 16, the last eight, the final four
_ROUND = re.compile(
    r"\b(?:round of|last|final) (?:(?P<number>128|64|32|16|8|4)|(?P<word>sixteen|eight|four))\b(?! (?:days|weeks|months|years|games|matches|hours|minutes))",
    re.IGNORECASE,
)
# won in straight sets: the loser has none
_STRAIGHT = re.compile(r"\bin straight (?:sets|games)\b", re.IGNORECASE)
# 3-for-4, hits of times at bat
_AT_BAT = re.compile(r"(?<![\w.-])(?P<hits>\d)-for-(?P<times>\d)(?![\w-])")
_GOALLESS = re.compile(r"\b(?:score|goal)less (?:draw|tie)\b")
_RACE = re.compile(
    r"(?<![\w.,$])(?P<km>\d{1,3}(?:\.\d{1,3})?)K(?= (?:run|race|walk|course|marathon|event|category|fun run|trail|charity)\b)"
)
# 4x100-meter, four-by-200-meter, 4×100m
RELAY = re.compile(
    r"(?<![\w.])(?P<legs>[2-8]|four|two)(?:\s?[xX×]\s?|[- ]by[- ])(?P<leg>[1-9]\d{1,3})[- ]?(?:m\b|m(?=[가-힣])|meters?\b|metres?\b|미터)"
)


def _par(match: re.Match[str]) -> list[Quantity]:
    """Strokes under or over par: 16언더파, 2오버파."""
    told = match["strokes"].lower()
    strokes = words_en.ONES.get(told) or int(told)
    return [single(Span(*match.span()), "score", strokes, match["side"].lower())]


def _games(match: re.Match[str]) -> list[Quantity]:
    """A score in words: four games to one."""
    one, two = (int(words_en.ONES.get(match[side].lower(), match[side])) for side in ("one", "two"))
    return [score(Span(*match.span()), one, two)]


def _round(match: re.Match[str]) -> list[Quantity]:
    number = int(match["number"] or words_en.ONES[match["word"].lower()])
    return [single(Span(*match.span()), "ordinal", number, "round", weight="word")]


def _straight(match: re.Match[str]) -> list[Quantity]:
    return [replace(score(Span(*match.span()), 0, 3), unit="straight", weight="word")]


def _at_bat(match: re.Match[str]) -> list[Quantity]:
    return [
        single(Span(*match.span(name)), "number", int(match[name]), weight="word")
        for name in ("hits", "times")
    ]


def _goalless(match: re.Match[str]) -> list[Quantity]:
    return [replace(score(Span(*match.span()), 0, 0), weight="word")]


def _race(match: re.Match[str]) -> list[Quantity]:
    """A 10K race, in kilometres."""
    told = Number.read(match["km"])
    return [single(Span(*match.span()), "measure", told, "length", factor=Fraction(1000))]


def relay(match: re.Match[str]) -> list[Quantity]:
    """A relay as its whole length: 4x100 meters, 400m 계주."""
    legs = match["legs"].lower()
    value = (words_en.ONES.get(legs) or int(legs)) * int(match["leg"])
    return [single(Span(*match.span()), "measure", value, "length")]


RULES = (
    Rule(RELAY, relay, frozenset({"x", "by", "relay"})),
    Rule(_RACE, _race, frozenset({"k"})),
    Rule(_GOALLESS, _goalless, frozenset({"scoreless", "goalless"})),
    Rule(_PAR, _par, frozenset({"under", "over"})),
    Rule(
        _GAMES,
        _games,
        frozenset(
            f"{what}{s}" for what in ("game", "set", "goal", "win", "bout") for s in ("", "s")
        ),
    ),
    Rule(_STRAIGHT, _straight, frozenset({"straight"})),
    Rule(_AT_BAT, _at_bat, DIGITS),
    Rule(_ROUND, _round, frozenset({"round", "last", "final"})),
)
