"""Korean ages that have a word of their own: 환갑, 고희, 희수, 불혹의 나이."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantity import Quantity
from aligner.check.scan import Rule
from aligner.types import Span

_AGES = {
    "불혹": 40, "지천명": 50, "육순": 60, "환갑": 60, "회갑": 60, "진갑": 61, "칠순": 70, "고희": 70, "팔순": 80, "구순": 90,
    "약관": 20, "이립": 30, "이순": 60, "종심": 70, "희수": 77, "산수": 80, "미수": 88, "졸수": 90, "백수": 99, "상수": 100,
}  # fmt: skip
_PLAIN = "불혹|지천명|육순|환갑|회갑|진갑|칠순|고희|팔순|구순(?!구개|염|포진|열)"
# These are words for other things too (미수, attempted; 백수, jobless), or given names.
_DOUBTFUL = "약관|이립|이순|종심|희수|산수|미수|졸수|백수|상수"
_OLD = "나이|할머|할아|노|어머|아버|고령|몸|작가|화가|배우|시인|가수|거장|감독|부모|원로|현역|여배|모친|부친|참전|해녀|농|어부|명[창인]|장인|무용가|지휘자"
_AGE = re.compile(
    rf"(?<![가-힣])(?:(?P<plain>{_PLAIN})|(?P<word>{_DOUBTFUL})"
    rf"(?=\([壽稀順冠立心]|\([\u4e00-\u9fff][壽稀順冠立心]\)|[을를]\s(?:맞|넘|앞둔|앞두|바라|훌쩍)|의\s(?:{_OLD})|연[을에 ]|\s?(?:기념|잔치)|\s\d\d세))"
)
_PAST = re.compile(r"(?:\([^()]{1,9}\))?(?:[이을를]?\s?(?:훌쩍\s)?(?:넘|지난)|의\s)")
_BEFORE = re.compile(r"(?:\([^()]{1,9}\))?[을를]\s?(?:앞둔|앞두|바라보)")


def _age(match: re.Match[str]) -> list[Quantity]:
    """The age as it is said: exactly, its decade (불혹을 넘긴, 팔순의), or soon (칠순을 앞둔)."""
    age = _AGES[match["plain"] or match["word"]]
    low = high = age
    if age % 10 == 0 and _PAST.match(match.string, match.end()):
        high = age + 9
    elif _BEFORE.match(match.string, match.end()):
        low = age - 3
    return [Quantity(Span(*match.span()), "age", Fraction(low), Fraction(high), weight="word")]


RULE = Rule(_AGE, _age, frozenset("혹명순갑희관립심수"))
