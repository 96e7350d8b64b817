"""Names that are other words too: Apple, Amazon, 화성, 금강. They count where the other side has a name of the kind.

Such a word is no mention by itself, because it is mostly the other word. Where the other text names a thing of the same
kind that this one lacks, it is rather the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.check.names.local_ko import is_common, stem
from aligner.check.names.mention import Mention
from aligner.check.names.people_ko import is_titled
from aligner.check.names.read import Eojeol, Word
from aligner.check.names.rivals import ending_of
from aligner.check.names.table import Entity, known
from aligner.check.names.words import word_list, word_set
from aligner.types import Span

# Kinds that a text tells in so many ways that a word which may mean one is no sign: 우리, 여당, English.
_VAGUE = frozenset(("country", "party", "ministry", "continent"))

_PLACES = frozenset(("city", "region"))


def maybe_english(told: Sequence[Word], found: Sequence[Mention]) -> Iterator[Mention]:
    """The capitalised words that may be a name, where none was ``found``.

    >>> from aligner.check.names.read import read_words
    >>> [m.words for m in maybe_english(read_words("A store of Apple in Seoul"), [])]
    [('Apple',)]
    """
    table = known().maybe_english
    taken: list[Span] | None = None
    for at, word in enumerate(told):
        if not word.capital or word.bare not in table:
            continue
        if taken is None:
            taken = [m.span for m in found if m.source != "foreign"]
        for form, entities in table[word.bare]:
            stop = at + len(form)
            if (
                any(span.start <= word.start < span.stop for span in taken)
                or tuple(other.bare for other in told[at:stop]) != form
            ):
                continue
            behind = told[stop].bare.lower() if stop < len(told) else ""
            on_team = behind in word_set("team_words_en")
            meant = _meant(entities, " ".join(form).lower(), on_team=on_team)
            if meant and meant[0].kind != "person":
                span = Span(word.start, told[stop - 1].stop)
                yield Mention(span, "known", meant[0].kind, form, meant, strong=True)
                break


def maybe_korean(told: Sequence[Eojeol], sought: Sequence[Mention]) -> Iterator[Mention]:
    """The words that may be a name of a kind ``sought``, particles aside; a person's beside a title only.

    >>> from aligner.check.names.read import read_eojeols
    >>> from aligner.check.names.table import Entity
    >>> sought = [Mention(Span(0, 5), "known", "city", ("Osan",), (Entity("city", ("osan",), ("오산",)),))]
    >>> [m.words for m in maybe_korean(read_eojeols("불이 난 화성의 공장"), sought)]
    [('화성',)]
    """
    kinds = {kind for mention in sought for kind in mention.kinds}
    kinds |= _PLACES if kinds & _PLACES else set()
    table = known().maybe_korean
    for at, word in enumerate(told):
        form = stem(word.text)
        found = table.get(form) or table.get(word.text)
        if not found:
            continue
        behind = told[at + 1].text if at + 1 < len(told) else ""
        on_team = behind.startswith(word_list("team_words_ko"))
        meant = _meant(found, form, on_team=on_team)
        rest = word.text[len(form) :]
        meant = tuple(entity for entity in meant if entity.kind in kinds)
        if meant and (meant[0].kind != "person" or is_titled(told, at, rest)):
            span = Span(word.start, word.start + len(form))
            yield Mention(span, "known", meant[0].kind, (form,), meant, strong=True)


def _meant(entities: Sequence[Entity], form: str, *, on_team: bool) -> tuple[Entity, ...]:
    """The entities that a form may name here: a team beside its fans or players only."""
    return tuple(
        entity
        for entity in entities
        if (entity.kind != "team" or on_team)
        and (entity.kind not in _VAGUE or form in (entity.english[0], entity.korean[0]))
    )


def maybe_local(told: Sequence[Eojeol], sought: Sequence[Mention]) -> Iterator[Mention]:
    """The words that end as a Korean place ``sought`` would: 신월동 for Sinjeong-dong."""
    endings = {end for end in map(ending_of, sought) if end}
    for word in told if endings else ():
        name = stem(word.text)
        for end in endings:
            cut = len(name) - len(end)
            if name.endswith(end) and 2 <= cut <= 4 and not is_common(word.text, name):
                span = Span(word.start, word.start + len(name))
                yield Mention(span, "local", "place", (name[:cut], end), strong=True)
