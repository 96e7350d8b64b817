"""Names that are other words too: Apple, Amazon, 화성, 금강. They count where the other side has a name of the kind.

Such a word is no mention by itself, because it is mostly the other word. Where the other text names a thing of the same
kind that this one lacks, it is rather the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from aligner.check.names.local_ko import stem
from aligner.check.names.mention import Mention
from aligner.check.names.people_ko import is_titled
from aligner.check.names.read import Eojeol, Word
from aligner.check.names.table import Entity, known
from aligner.check.names.words import word_list, word_set
from aligner.types import Span

# Kinds that a text tells in so many ways that a word which may mean one is no sign: 우리, 여당, English.
_VAGUE = frozenset(("country", "party", "ministry", "continent"))


def maybe_english(told: Sequence[Word], kinds: Collection[str]) -> Iterator[Mention]:
    """The capitalised words that may be a name of one of the kinds.

    >>> from aligner.check.names.read import read_words
    >>> [m.words for m in maybe_english(read_words("A store of Apple in Seoul"), ["firm"])]
    [('Apple',)]
    """
    for at, word in enumerate(told):
        if not word.capital:
            continue
        for form, entities in known().maybe_english.get(word.bare, ()):
            stop = at + len(form)
            if tuple(other.bare for other in told[at:stop]) != form:
                continue
            behind = told[stop].bare.lower() if stop < len(told) else ""
            on_team = behind in word_set("team_words_en")
            if meant := _meant(entities, kinds, " ".join(form).lower(), on_team=on_team):
                span = Span(word.start, told[stop - 1].stop)
                yield Mention(span, "known", meant[0].kind, form, meant, strong=True)
                break


def maybe_korean(told: Sequence[Eojeol], kinds: Collection[str]) -> Iterator[Mention]:
    """The words that may be a name of one of the kinds, particles aside; a person's beside a title only.

    >>> from aligner.check.names.read import read_eojeols
    >>> [m.words for m in maybe_korean(read_eojeols("불이 난 화성의 공장"), ["city"])]
    [('화성',)]
    """
    for at, word in enumerate(told):
        form = stem(word.text)
        found = known().maybe_korean.get(form) or known().maybe_korean.get(word.text)
        if not found:
            continue
        behind = told[at + 1].text if at + 1 < len(told) else ""
        on_team = behind.startswith(word_list("team_words_ko"))
        meant = _meant(found, kinds, form, on_team=on_team)
        rest = word.text[len(form) :]
        if meant and (meant[0].kind != "person" or is_titled(told, at, rest)):
            span = Span(word.start, word.start + len(form))
            yield Mention(span, "known", meant[0].kind, (form,), meant, strong=True)


def _meant(
    entities: Sequence[Entity], kinds: Collection[str], form: str, *, on_team: bool
) -> tuple[Entity, ...]:
    """The entities that a form may name here: a team beside its fans or players only."""
    return tuple(
        entity
        for entity in entities
        if entity.kind in kinds
        and (entity.kind != "team" or on_team)
        and (entity.kind not in _VAGUE or form in (entity.english[0], entity.korean[0]))
    )
