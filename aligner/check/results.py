"""Who won: the score of a match is the same on both sides, but one side tells it the wrong way round.

It is told only where both sides name the same opponent in a form that leaves no doubt: "losing 3-1 to Brazil"
beside 브라질전에서 3-1로 이긴. A side may tell the match from the other team, which a particle shows: 브라질이 3-1로 이겼다.
Where the English tells it of him, her or them, no opponent is needed, if no one else has won or lost in the Korean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.check.names.english import mentions
from aligner.check.names.local_ko import stem
from aligner.check.names.partner import in_korean
from aligner.check.names.read import Texts
from aligner.check.names.table import known, words
from aligner.types import Finding, Span

_SCORE = r"\d{1,3}[-–]\d{1,3}"
_NAME = r"(?:the )?(?P<name>[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3})"
_LOST = (
    rf"\b(?:lost|losing|loses?|fell|falling|falls) (?:\w+ ){{0,3}}{_SCORE} (?:to|against) {_NAME}",
    rf"\b(?:lost|losing|loses?|fell|falling|falls) (?:to|against) {_NAME},? (?:by )?{_SCORE}",
    rf"{_SCORE} (?:\w+ ){{0,2}}(?:loss|defeat) (?:to|against|by|at the hands of) {_NAME}",
    rf"\b(?:beaten|defeated|routed|thrashed|edged) (?:{_SCORE} )?by {_NAME}",
)
_WON = (
    rf"\b(?:beat|beats|beating|defeat|defeats|defeated|defeating|downed|downing|edged|edging|routed|thrashed|toppled|stunned|blanked|overcame) {_NAME},? (?:by )?{_SCORE}",
    rf"\b(?:won|winning|wins?) (?:\w+ ){{0,3}}{_SCORE} (?:over|against) {_NAME}",
    rf"{_SCORE} (?:\w+ ){{0,2}}(?:win|victory|triumph) (?:over|against) {_NAME}",
)
_ENGLISH = tuple(
    (won, re.compile(form)) for won, forms in ((False, _LOST), (True, _WON)) for form in forms
)
_OF_ONE = re.compile(
    rf"\b(?:he|she|they|who) (?:then |had |has |have )?(?:(?P<won>won|beat \w+(?: \w+)?|beating)|(?P<lost>lost|fell)) (?:\w+ )?{_SCORE}"
)
# The same without a score: losing to Kenya, beating Kenya.
_PLAIN = (
    (False, re.compile(rf"\b(?:losing|lost|falling|fell) to {_NAME}")),
    (True, re.compile(rf"\b(?:beating|beat|defeating|defeated|edging|downing) {_NAME}")),
)
# Both sides of a match: Iran beat Kenya, 케냐가 이란을 꺾었다.
_BOTH = re.compile(
    rf"(?P<winner>[A-Z][\w.'’-]{{1,30}}(?: [A-Z][\w.'’-]{{1,30}}){{0,3}}),? (?:beat|beats|defeat(?:s|ed)|edge[sd]|rout(?:s|ed)|down(?:s|ed)|topple[sd]) {_NAME}"
)
_BEATS = re.compile(
    r"(?:을|를)\s?(?:[가-힣\d.%-]{1,8}\s){0,5}(?:꺾|이[긴겼기]|물리[치쳤친]|제압|격파|누르|눌렀|누른|제치|제쳤|제친)"
)
_PLAIN_KO = re.compile(
    r"(?:을|를)\s?(?:[가-힣\d]{1,6}\s){0,2}(?P<won>꺾|이[긴겼기]|물리[치쳤친]|제압|격파|누르|눌렀|누른)"
    r"|(?:에|에게|한테|와의\s[가-힣]{1,6}에서|전에서)\s?(?:[가-힣\d]{1,6}\s){0,2}(?P<lost>졌|진\s|지고\s|(?:역전|완|석|분|대|참)?패(?=한|했|해|배|하)|무릎|덜미)"
)
_KO_SCORE = r"(?<![\d.])\d{1,3}\s?(?:[-–:]|대)\s?\d{1,3}(?!\d)"
_KOREAN = re.compile(
    rf"(?P<score>{_KO_SCORE})(?:\s?으?로)?\s?(?:[가-힣]{{1,6}}\s)?(?:(?P<won>이[기긴겼길]|꺾|누르|누른|눌[렀러]|물리[치쳤]|제압|[완신압대역전]{{0,2}}승(?:리|을|한|했)|격파|대파|따돌)"
    r"|(?P<lost>졌|진(?=[\s.])|지[고며](?=\s)|[완역전석분대참]{0,2}패(?:배|를|한|했|하|해)|무릎))"
)
_OPPONENT = re.compile(r"전에서|전을|을|를|에게|에|과의|와의|전")
_SUBJECT = re.compile(r"이|가|은|는")


class _Told(NamedTuple):
    """What a side tells of an opponent: whether the other team won, and where that stands."""

    won: bool
    span: Span


def result_findings(en: str, ko: str) -> Iterator[Finding]:
    """An error where the sides name another winner of one match.

    >>> [f.id for f in result_findings("after losing 3-1 to Brazil", "브라질전에서 3-1로 이긴 선수들")]
    ['score-differs']
    """
    scores = list(_KOREAN.finditer(ko))
    if not scores:
        yield from _without_score(en, ko)
        yield from _turned(en, ko)
    if len(scores) != 1:
        return
    for won, form in _ENGLISH:
        match = form.search(en)
        if not match:
            continue
        told = _in_korean(match["name"], scores[0], ko)
        if told and told.won != won:
            yield _another_winner(en, ko, Span(*match.span()), told.span)
        return
    yield from _of_one(en, ko, scores[0])


def _without_score(en: str, ko: str) -> Iterator[Finding]:
    """An error where the same opponent is beaten in one text and wins in the other."""
    for won, form in _PLAIN:
        match = form.search(en)
        for spelled in _korean_forms(match["name"]) if match else ():
            at = ko.find(spelled)
            told = _PLAIN_KO.match(ko, at + len(spelled)) if at >= 0 else None
            if match and told and (told["won"] is not None) != won:
                yield _another_winner(en, ko, Span(*match.span()), Span(at, told.end()))
                return


def _turned(en: str, ko: str) -> Iterator[Finding]:
    """An error where the Korean has the loser of the English beat the winner."""
    match = _BOTH.search(en)
    if not match or not _BEATS.search(ko):
        return
    losers, winners = (_places(match[side], ko) for side in ("name", "winner"))
    beaten = [span for span in winners if _BEATS.match(ko, span.stop)]
    beating = [span for span in losers if _SUBJECT.match(ko, span.stop)]
    if beaten and beating and not any(_BEATS.match(ko, span.stop) for span in losers):
        yield _another_winner(en, ko, Span(*match.span()), Span(beating[0].start, beating[0].stop))


def _places(name: str, ko: str) -> list[Span]:
    """Where the Korean has an English name, by the tables, its syllables or its sound."""
    whole = Texts.read(name, ko)
    found = mentions(name, whole.words)
    out = []
    for eojeol in whole.eojeols:
        spelled = stem(eojeol.text)
        alone = Texts.read(name, spelled)
        if any(in_korean(mention, alone) for mention in found):
            out.append(Span(eojeol.start, eojeol.start + len(spelled)))
    return out


def _of_one(en: str, ko: str, score: re.Match[str]) -> Iterator[Finding]:
    """An error where he, she or they lost in the English and nobody else is told to have won in the Korean, or the other way round."""
    match = _OF_ONE.search(en)
    if match and (match["won"] is None) == (score["won"] is not None):
        before = ko[: score.start()].split()
        if not any(len(word) > 2 and word.endswith(("이", "가")) for word in before[-3:]):
            one, other = Span(*match.span()), Span(*score.span())
            yield _another_winner(en, ko, one, other)


def _another_winner(en: str, ko: str, one: Span, other: Span) -> Finding:
    message = (
        f"The English has “{one.of(en)}”, the Korean “{other.of(ko)}”: the winner is not the same."
    )
    return Finding("score-differs", "error", message, one, other)


def _in_korean(name: str, score: re.Match[str], ko: str) -> _Told | None:
    """How the Korean text tells the match from the side of the opponent of a team; None where it is not sure."""
    won = score["won"] is not None
    for form in _korean_forms(name):
        at = ko.find(form)
        if at < 0 or at > score.start():
            continue
        stop = at + len(form)
        if _OPPONENT.match(ko, stop):
            return _Told(won, Span(at, score.end()))
        if _SUBJECT.match(ko, stop):
            return _Told(not won, Span(at, score.end()))
        return None
    return None


def _korean_forms(name: str) -> Iterator[str]:
    """The Korean forms of a team or country that the tables know."""
    told = words(name)
    if not told:
        return
    for form, entities in known().english.get(told[0], ()):
        if form == told[: len(form)]:
            for entity in entities:
                yield from sorted(entity.korean, key=len, reverse=True)
            return
