"""Pairs made of pairs: another number or name in both sides, lost spaces, credits, cut ends.

All take a random generator, so a seed decides the whole training. A function that finds nothing to change
gives the pair back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

Pair = tuple[str, str]

# A number of its own: not in a word, a date with points, a version.
_NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?![\d.,]\d|\d)")
_WORD = re.compile(r"\w[\w'-]*")
_LONGEST_NAME = 3  # words
_FEWEST_LEFT = 4  # words that a cut text keeps at least

# What newsrooms put around a sentence: {s} it, {low} with a small first letter and no full stop, {n} a name. The
# Korean {topic} is the particle that suits the name.
_FRAMES = (
    ('"{s}" {n} said.', "{n}{topic} “{s}”라고 말했다."),
    ("{n} told reporters that {low}.", "{n}{topic} 기자들에게 “{s}”라고 말했다."),
    ("According to {n}, {low}.", "{n}에 따르면 {s}"),
    ('"{s}" said {n}, who was there.', "현장에 있던 {n}{topic} “{s}”라고 전했다."),
    ("{n} (Reuters) - {s}", "({n}=로이터) {s}"),
    ("{s} In {n}, many agreed.", "{s} {n}에서는 많은 사람이 동의했다."),
    ("{n}: {s}", "{n}: {s}"),
)

_CREDITS = (
    (" (AP Photo)", " [사진=AP]"),
    (" / Yonhap", " /연합뉴스"),
    (" [Yonhap]", " [연합뉴스]"),
    (" (Reuters)", " (로이터=뉴스1)"),
    (" Photo courtesy of the organizers", " 사진=주최 측 제공"),
    (" Courtesy of the museum", " [사진 박물관 제공]"),
)


def change_number(pair: Pair, rng: Random) -> Pair:
    """One number that stands in both sides, once in each, becomes another of as many digits.

    >>> change_number(("It took 45 minutes.", "45분이 걸렸다."), Random(1))
    ('It took 82 minutes.', '82분이 걸렸다.')
    >>> change_number(("It took a day.", "하루가 걸렸다."), Random(1))
    ('It took a day.', '하루가 걸렸다.')
    """
    en, ko = pair
    both = [n for n in _NUMBER.findall(en) if en.count(n) == 1 and ko.count(n) == 1]
    if not both:
        return pair
    old = rng.choice(both)
    low = 10 ** (len(old) - 1)
    new = str(rng.randrange(low, 10 * low))
    return en.replace(old, new), ko.replace(old, new)


def change_name(pair: Pair, names: Mapping[str, str], others: list[Pair], rng: Random) -> Pair:
    """One known name that stands in both sides, once in each, becomes another of the list.

    The particle after the Korean name must suit both, so both end in a vowel or both do not.

    >>> names = {"Seoul": "서울", "Busan": "부산"}
    >>> change_name(("He left Seoul.", "그는 서울을 떠났다."), names, list(names.items()), Random(0))
    ('He left Busan.', '그는 부산을 떠났다.')
    """
    en, ko = pair
    words = list(_WORD.finditer(en))
    spans = [
        en[words[i].start() : words[i + n].end()]
        for n in range(_LONGEST_NAME)
        for i in range(len(words) - n)
        if words[i][0][0].isupper()
    ]
    found = [
        name
        for name in spans
        if name in names and en.count(name) == 1 and ko.count(names[name]) == 1
    ]
    if not found:
        return pair
    old = rng.choice(found)
    for _ in range(20):
        new_en, new_ko = rng.choice(others)
        if new_en != old and has_final(new_ko) == has_final(names[old]):
            return en.replace(old, new_en), ko.replace(names[old], new_ko)
    return pair


def put_in_frame(pair: Pair, name: Pair, rng: Random) -> Pair:
    """The sentence with a name, as news quotes it: what tells it from its like is the name alone.

    >>> put_in_frame(("The road is open.", "도로가 열렸다."), ("Mara Olsen", "마라 올센"), Random(7))
    ('According to Mara Olsen, the road is open.', '마라 올센에 따르면 도로가 열렸다.')
    """
    en, ko = rng.choice(_FRAMES)
    low = pair[0][:1].lower() + pair[0][1:].rstrip(".")
    topic = "은" if has_final(name[1]) else "는"
    return en.format(s=pair[0], low=low, n=name[0]), ko.format(s=pair[1], n=name[1], topic=topic)


def has_final(word: str) -> bool:
    """Whether a Korean word ends in a consonant.

    >>> has_final("부산"), has_final("제주")
    (True, False)
    """
    return "가" <= word[-1] <= "힣" and (ord(word[-1]) - ord("가")) % 28 != 0


def lose_spaces(text: str, rng: Random, share: float) -> str:
    """Each blank is lost with the probability ``share``.

    >>> lose_spaces("비가 오면 간다", Random(0), 1.0)
    '비가오면간다'
    """
    return "".join(char for char in text if char != " " or rng.random() >= share)


def add_credit(pair: Pair, rng: Random) -> Pair:
    """A photo credit at the end of one side or of both.

    >>> add_credit(("A ferry leaves.", "배가 떠난다."), Random(3))
    ('A ferry leaves. / Yonhap', '배가 떠난다. /연합뉴스')
    """
    en_credit, ko_credit = rng.choice(_CREDITS)
    which = rng.randrange(3)
    return pair[0] + en_credit * (which != 1), pair[1] + ko_credit * (which != 0)


def cut(pair: Pair, rng: Random) -> Pair:
    """The beginnings of both sides, by the same share of their words: what a wrapped line shows.

    >>> cut(("one two three four five six seven eight", "하나 둘 셋 넷 다섯 여섯 일곱 여덟"), Random(2))
    ('one two three four five six seven', '하나 둘 셋 넷 다섯 여섯 일곱')
    """
    share = rng.uniform(0.5, 0.95)
    en, ko = (
        " ".join(words[: max(_FEWEST_LEFT, round(share * len(words)))])
        for words in (pair[0].split(), pair[1].split())
    )
    return en, ko
