"""Foreign people of one family name: Ryu Murakami is not 무라카미 하루키.

A name of two words of which one has a partner, and the other none, while the Korean word beside the partner has
none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import word_in_korean
from aligner.check.names.partner_en import capital_in_english
from aligner.check.names.people_ko import is_title
from aligner.check.names.read import Eojeol, Texts
from aligner.check.names.sound import may_begin, score
from aligner.check.names.table import known
from aligner.check.names.words import common_words
from aligner.types import Finding, Span

# Mean log-odds of the syllables from which a word beside a name may be part of it.
_FOREIGN = -1.2
# Mean weight of a letter above which a word may still be the other, oddly spelled; of one up to four letters.
_ALIKE, _ALIKE_SHORT = -0.3, 0.5


def given_findings(found: Sequence[Mention], texts: Texts) -> Iterator[Finding]:
    """The names of two words whose one word only has a partner, beside a word that has none."""
    for mention in found:
        if mention.source != "foreign" or len(mention.words) != 2 or mention.kind == "place":
            continue
        for one, two in (mention.words, mention.words[::-1]):
            other = _beside(one, two, texts)
            if other:
                start = texts.ko.index(other)
                span = Span(start, start + len(other))
                names = f"The English has “{mention.span.of(texts.en)}”, the Korean “{other}”"
                yield Finding(
                    "name-differs", "error", f"{names}: another person.", mention.span, span
                )


def _beside(one: str, two: str, texts: Texts) -> str:
    """The Korean name of which ``one`` is a part and ``two`` is not; empty if there is none."""
    partner = word_in_korean(one, texts)
    if not partner or min(len(one), len(two)) < 3 or _sounds_anywhere(two, texts):
        return ""
    at = next(i for i, eojeol in enumerate(texts.eojeols) if eojeol.text == partner)
    before = texts.eojeols[at - 1 : at] if at else []
    if stem(partner) == partner and at + 1 < len(texts.eojeols):
        behind = texts.eojeols[at + 1]
        if behind.start == texts.eojeols[at].stop + 1 and _is_other(behind, two, texts):
            return f"{partner} {stem(behind.text)}"
    if (
        before
        and before[0].stop + 1 == texts.eojeols[at].start
        and _is_other(before[0], two, texts)
    ):
        return f"{before[0].text} {stem(partner)}"
    return ""


def _sounds_anywhere(word: str, texts: Texts) -> bool:
    bar = _ALIKE if len(word) > 4 else _ALIKE_SHORT
    return word.lower() in texts.ko_small or any(
        score(word, eojeol.text[start:], free=True) > bar
        for eojeol in texts.eojeols
        for start in range(min(3, len(eojeol.text)))
    )


def _is_other(eojeol: Eojeol, word: str, texts: Texts) -> bool:
    """Whether a Korean word may be the other part of a name, and is no word of the English."""
    name = stem(eojeol.text)
    table = common_words()[1]
    if not 2 <= len(name) <= 6 or name in table or eojeol.text in table or is_title(eojeol.text):
        return False
    if foreignness(name) < _FOREIGN or any(
        name.startswith(form) for form, _ in known().korean.get(name[:2], ())
    ):
        return False
    return not capital_in_english(name, texts) and not may_begin(word, name)
