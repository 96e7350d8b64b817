"""The names that the package knows in both languages: places, firms, offices, people.

The ``*.tsv`` beside hold one entity a line. A form that ends in ``?`` is also a common word, or only sometimes the
entity's name: it may be the partner of the other side's name, and is no mention by itself; of a place it is one
where its neighbours show a place, unless two ?? stand behind it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Letters and digits; dots, apostrophes and ampersands inside: U.S, O'Brien, AT&T.
WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
_MARKS = re.compile(r"['’]s\Z|[.'’]")
_PLACES = frozenset(("city", "province", "district", "region"))
_FILES = (
    "places.tsv",
    "others.tsv",
    "people.tsv",
    "korea.tsv",
    "world.tsv",
    "culture.tsv",
    "bodies.tsv",
)
# What a form of a class with * stands for, in English and in Korean; the class that it belongs to.
FORMS = {
    "island*": ("island", "{} Island|{}-do|{}do|{}do Island|{} Islet", "{}도"),
    "mountain*": ("mountain", "Mount {}|Mt. {}|{}san|{}san Mountain|{} Mountain|{}-san", "{}산"),
    "river*": ("river", "{} River|{}gang|{}gang River|{}-gang", "{}강"),
    "temple*": ("temple", "{} Temple|{}sa|{}sa Temple|{}-sa", "{}사"),
    "bridge*": ("bridge", "{} Bridge|{}-daegyo|{}daegyo|{} Grand Bridge", "{}대교|{}교"),
    "district*": ("district", "{} District|{}-gu|{} Ward", "{}구"),
    "museum*": ("museum", "{} National Museum|National Museum of {}|National {} Museum", "국립{}박물관|{}국립박물관|국립 {}박물관"),
    "base*": ("base", "{} Air Base|{} Air Force Base|{} air base", "{}기지|{}공군기지|{} 공군기지"),
    "police*": ("police", "{} Police Station|{} police station", "{}경찰서|{} 경찰서"),
    "univ*": ("univ", "{} University", "{}대|{}대학교"),
    "court-high*": ("court", "{} High Court|{} Appellate Court", "{}고법|{}고등법원"),
    "court-district*": ("court", "{} District Court", "{}지법|{}지방법원"),
    "prosecution*": ("prosecution", "{} District Prosecutors' Office|{} District Prosecutors’ Office", "{}지검|{}지방검찰청|검찰?"),
}  # fmt: skip


class Entity(NamedTuple):
    """One thing that has a name: its kind (city, firm, person, ...), and all its forms, the English bare and small."""

    kind: str
    english: tuple[str, ...]
    korean: tuple[str, ...]


class Known(NamedTuple):
    """The tables as they are searched: by the first English word, by the first two Korean characters.

    Under each stand the forms, the longest first, and the entities that bear it. ``doubtful`` holds the Korean
    forms of places that are common words too (화성, a city and a planet); ``maybe_english`` and ``maybe_korean`` all
    forms that are, the English by their first word.
    """

    english: dict[str, list[tuple[tuple[str, ...], tuple[Entity, ...]]]]
    korean: dict[str, list[tuple[str, tuple[Entity, ...]]]]
    doubtful: dict[str, tuple[Entity, ...]]
    maybe_english: dict[str, list[tuple[tuple[str, ...], tuple[Entity, ...]]]]
    maybe_korean: dict[str, tuple[Entity, ...]]


def bare(word: str) -> str:
    """An English word without possessive, dots and apostrophes.

    >>> bare("Korea's"), bare("U.S"), bare("Xi'an")
    ('Korea', 'US', 'Xian')
    """
    return word if word.isalnum() else _MARKS.sub("", word)


def words(text: str) -> tuple[str, ...]:
    """The bare words of an English text."""
    return tuple(bare(word) for word in WORD.findall(text))


@cache
def known() -> Known:
    """The tables, read at the first call (about 0.1 s)."""
    english: dict[tuple[str, ...], tuple[Entity, ...]] = {}
    korean: dict[str, tuple[Entity, ...]] = {}
    for entity, en_forms, ko_forms in _entities():
        for told in (words(form) for form in en_forms if not form.endswith("?")):
            english[told] = (*english.get(told, ()), entity)
        plain = [form for form in ko_forms if not form.endswith("?")]
        for spelled in dict.fromkeys([*plain, *(form.replace(" ", "") for form in plain)]):
            korean[spelled] = (*korean.get(spelled, ()), entity)
    tables = Known({}, {}, _doubtful(), _maybe_english(), _maybe_korean())
    for told in sorted(english, key=len, reverse=True):
        tables.english.setdefault(told[0], []).append((told, english[told]))
    for spelled in sorted(korean, key=len, reverse=True):
        tables.korean.setdefault(spelled[:2], []).append((spelled, korean[spelled]))
    return tables


def _filled(patterns: str, forms: str) -> str:
    """Each pattern filled with each form, and marked as doubtful where the form is."""
    return "|".join(
        pattern.format(form.rstrip("?")) + "?" * form.endswith("?")
        for pattern in patterns.split("|")
        for form in forms.split("|")
    )


def _english_forms(kind: str, forms: str) -> list[str]:
    """The English forms, with those that open a sentence, are written small, or name the head of a ministry."""
    out = forms.split("|")
    if kind == "disease":
        out += [form[0].upper() + form[1:] for form in out if form[0].islower()]
    if kind == "ministry":
        heads = [form.removesuffix(" Ministry") for form in out if form.endswith(" Ministry")]
        fields = [form[len("Ministry of ") :] for form in out if form.startswith("Ministry of ")]
        out += [f"{head} of {field}" for field in fields for head in ("Minister", "minister")]
        out += [f"{h} of {f.lower()}" for f in fields for h in ("Minister", "minister", "ministry")]
        out += [f"{head} {office}" for head in heads for office in ("Minister", "minister")]
        out += [f"{head.lower()} {office}" for head in heads for office in ("ministry", "minister")]
        out += [
            form.replace("Department", "Secretary") for form in out if form.endswith(" Department")
        ]
    return out


def _korean_forms(kind: str, forms: str) -> list[str]:
    """The Korean forms, with the head of a ministry: 국방장관."""
    out = forms.split("|")
    if kind == "ministry":
        out += [f"{form[:-1]}장관" for form in out if form.endswith("부") and len(form) > 2]
    return out


def _doubtful() -> dict[str, tuple[Entity, ...]]:
    """Those of the Korean forms that name places."""
    places = {
        form: tuple(entity for entity in entities if entity.kind in _PLACES)
        for form, entities in _maybe_korean().items()
    }
    return {form: entities for form, entities in places.items() if entities}


def _maybe_english() -> dict[str, list[tuple[tuple[str, ...], tuple[Entity, ...]]]]:
    """The English forms that are common words too."""
    forms: dict[tuple[str, ...], tuple[Entity, ...]] = {}
    for entity, en_forms, _ in _entities():
        for told in (words(form) for form in en_forms if form.endswith("?")):
            forms[told] = (*forms.get(told, ()), entity)
    out: dict[str, list[tuple[tuple[str, ...], tuple[Entity, ...]]]] = {}
    for told in sorted(forms, key=len, reverse=True):
        out.setdefault(told[0], []).append((told, forms[told]))
    return out


def _maybe_korean() -> dict[str, tuple[Entity, ...]]:
    """The Korean forms of two syllables and more that are common words too."""
    out: dict[str, tuple[Entity, ...]] = {}
    for entity, _, ko_forms in _entities():
        for form in ko_forms:
            if form.endswith("?") and not form.endswith("??") and len(form) > 2:
                out[form[:-1]] = (*out.get(form[:-1], ()), entity)
    return out


@cache
def _entities() -> list[tuple[Entity, list[str], list[str]]]:
    """Each entity with its forms as they are written in the files."""
    out = []
    for name in _FILES:
        for line in (files("aligner.check.names") / name).read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            kind, english, korean = ["person", *line.split("\t")][-3:]
            if kind in FORMS:
                kind, told, spelled = FORMS[kind]
                english, korean = _filled(told, english), _filled(spelled, korean)
            ko_forms = _korean_forms(kind, korean)
            en_forms = _english_forms(kind, english)
            lowered = tuple(" ".join(words(form)).lower() for form in en_forms)
            plain = tuple(form.rstrip("?") for form in ko_forms)
            out.append((Entity(kind, lowered, plain), en_forms, ko_forms))
    return out
