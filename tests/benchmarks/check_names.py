"""How many changed names the checks find: names of true pairs put in each other's place, or misspelled.

    python -m tests.benchmarks.check_names                 # the tables
    python -m tests.benchmarks.check_names --show city     # every miss of a kind

Names are found in the true pairs of ../shared/data/dev without the checks' own reader of mentions:

- city, country: an English and a Korean name of GeoNames' cities (../shared/data/train) or of a list of countries, both
  standing in the pair;
- person: two capitalised words, neither of them common in lower case nor known as something else, that sound like two
  Korean words in a row;
- korean: a Korean full name, spelled by its syllables;
- firm, party, agency, ...: an entity of the package's tables, named by a form of its own on both sides.

In each pair that holds one and has no finding about names, one side's name gives way to another of the same
kind, found in another pair; or two of its letters (one vowel of a Hangul syllable) change. A change counts as found by
an error ``name-differs`` (a misspelling: by any finding ``name-...``). Nothing here was used to fit the rules but
the true pairs of the same sets, whose false alarms were read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from aligner.check import check_pair
from aligner.check.names import english as english_names
from aligner.check.names import korean as korean_names
from aligner.check.names.read import read_eojeols, read_words
from aligner.check.names.sound import score
from aligner.check.names.syllables import FAMILY, reads
from aligner.check.names.table import known
from aligner.check.names.words import common_words, word_set

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
WRITTEN = Path(__file__).with_name("written")
_CASES = Path(__file__).parents[1] / "check" / "cases"
# written_names was written by the one who wrote the tables, before the rules were run on it (then: 47 of 50, 0 of 50).
CAPTIONS = tuple(
    _CASES / f"{name}.jsonl"
    for name in ("written_pairs", "written_pairs_2", "written_pairs_3", "written_names")
)
SETS = ("flores", "ud_pud", "headlines", "park_news", "textbook")
_COUNTRIES = (
    "France 프랑스|Germany 독일|Japan 일본|China 중국|Russia 러시아|Italy 이탈리아|Spain 스페인|Iran 이란|Iraq 이라크|India 인도|Brazil 브라질"
    "|Canada 캐나다|Mexico 멕시코|Turkey 터키|Syria 시리아|Israel 이스라엘|Egypt 이집트|Pakistan 파키스탄|Afghanistan 아프가니스탄|Poland 폴란드"
    "|Ukraine 우크라이나|Vietnam 베트남|Australia 호주|Cuba 쿠바|Greece 그리스|Thailand 태국|Kenya 케냐|Libya 리비아|Zimbabwe 짐바브웨"
)
_NAMES = re.compile(r"(?<![A-Z][a-z] )\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)?")
_LOCATED = re.compile(r"\b(?:in|at|near|to|from|around|outside) \Z")
_CAPITALS = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+\b")
_KOREANS = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+(?:-[a-z]+| [A-Z][a-z]+)?)\b")


_IDS = frozenset(("name-differs", "identifier-differs"))


class Name(NamedTuple):
    """A name of a pair, in both languages as they stand there."""

    kind: str
    en: str
    ko: str


def true_pairs(sets: Sequence[str] = SETS) -> list[tuple[str, str]]:
    lines = [
        line
        for name in sets
        for line in (SHARED / "dev" / f"{name}.tsv").read_text("utf-8").splitlines()
    ]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def places() -> list[Name]:
    lines = (SHARED / "train" / "geonames_cities.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t")[:2] for line in lines]
    out = [Name("city", en, ko) for en, ko in rows if len(en) > 3 and len(ko) > 1 and " " not in ko]
    return out + [Name("country", *row.split(" ")) for row in _COUNTRIES.split("|")]


def listed(en: str, ko: str, table: dict[str, list[Name]]) -> Iterator[Name]:
    """The names of a table that stand on both sides, at the beginning of a Korean word; cities behind "in" and the like."""
    for match in _NAMES.finditer(en):
        for told in (match[0], match[0].split(" ")[0]):
            for name in table.get(told, ()):
                located = name.kind != "city" or _LOCATED.search(en, 0, match.start())
                if located and re.search(rf"(?<![가-힣]){name.ko}", ko):
                    yield name
                    break


def people(en: str, ko: str) -> Iterator[Name]:
    """Two words of English that sound like two words of Korean in a row."""
    eojeols = re.findall("[가-힣]+", ko)
    for match in _CAPITALS.finditer(en):
        first, last = match[0].split(" ")[-2:]
        if {first.lower(), last.lower()} & common_words()[0] or _is_no_person(first, last):
            continue
        for one, two in pairwise(eojeols):
            ends = [n for n in range(2, len(two) + 1) if score(last, two[:n]) > 1.2]
            if score(first, one) > 1 and ends and f"{one} {two}" in ko:
                best = max(ends, key=lambda n: score(last, two[:n]))
                yield Name("person", f"{first} {last}", f"{one} {two[:best]}")
                break


def _is_no_person(first: str, last: str) -> bool:
    """Whether the tables know the words, or the first, as something else: Latin America, Sony Australia, Boko Haram."""
    forms = {(first, last), *([] if first in word_set("first_names") else [(first,)])}
    rows = known().english.get(first, ())
    return any(form in forms and entities[0].kind != "person" for form, entities in rows)


def koreans(en: str, ko: str) -> Iterator[Name]:
    """A Korean's full name, the family name first."""
    for match in _KOREANS.finditer(en):
        given = match[2].replace("-", "").replace(" ", "").lower()
        for eojeol in re.findall("[가-힣]{3,}", ko):
            if match[1].lower() in FAMILY.get(eojeol[0], ()) and reads(eojeol[1:3], given):
                yield Name("korean", match[0], eojeol[:3])
                break


def tabled() -> list[Name]:
    """Offices and firms of the package's own tables."""
    kinds = ("firm", "ministry", "agency", "intl", "party")
    out = {}
    for forms in known().korean.values():
        for korean, entities in forms:
            for english, of_english in (f for rows in known().english.values() for f in rows):
                if of_english[0] is entities[0] and entities[0].kind in kinds:
                    out[" ".join(english), korean] = Name(
                        entities[0].kind, " ".join(english), korean
                    )
    return list(out.values())


def found_names() -> list[tuple[str, str, Name]]:
    """Every pair with one of its names; a pair stands here once for each name."""
    table = defaultdict(list)
    for name in (*places(), *tabled()):
        table[name.en].append(name)
    out = []
    for en, ko in true_pairs():
        if _said(en, ko):
            continue
        names = {*listed(en, ko, table), *people(en, ko), *koreans(en, ko)}
        out += [
            (en, ko, name)
            for name in sorted(names)
            if name.en in en and not re.search(rf"\b{re.escape(name.en.split()[-1])}\b", ko)
        ]
    return out


def _said(en: str, ko: str) -> list[str]:
    return [f.id for f in check_pair(en, ko) if f.id.startswith("name")]


class Change(NamedTuple):
    """A changed pair: what was changed, both texts, and the ids of what was found about names."""

    what: str
    en: str
    ko: str
    ids: list[str]
    change: str


def changes() -> Iterator[Change]:
    dice = random.Random(5)
    rows = found_names()
    by_kind = defaultdict(list)
    for _, _, name in rows:
        by_kind[name.kind].append(name)
    for en, ko, name in rows:
        other = dice.choice(by_kind[name.kind])
        if other.en in en or other.ko in ko or _alike(name, other):
            continue
        for what, new_en, new_ko in (
            (f"{name.kind}, English", en.replace(name.en, other.en), ko),
            (f"{name.kind}, Korean", en, ko.replace(name.ko, other.ko)),
            (
                f"{name.kind}, misspelled English",
                en.replace(name.en, _misspelled(name.en, dice)),
                ko,
            ),
            (f"{name.kind}, misspelled Korean", en, ko.replace(name.ko, _slip(name.ko, dice))),
        ):
            yield Change(
                what,
                new_en,
                new_ko,
                _said(new_en, new_ko),
                f"{name.en} {name.ko} > {other.en} {other.ko}",
            )


def _alike(name: Name, other: Name) -> bool:
    """Whether two names share a word: those are one name, or may be."""
    own = {*re.split("[ -]", name.en), *name.ko.split()}
    return bool(
        own
        & {*re.split("[ -]", other.en), *other.ko.split()}
        - ({name.en.split()[0]} if name.kind == "korean" else set())
    )


def _misspelled(name: str, dice: random.Random) -> str:
    """The name with two neighbouring letters exchanged, not the first."""
    places = [
        i
        for i in range(1, len(name) - 1)
        if name[i : i + 2].isalpha() and name[i] != name[i + 1] and name[i : i + 2].islower()
    ]
    if not places:
        return name
    at = dice.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _slip(name: str, dice: random.Random) -> str:
    """The name with another vowel in one of its syllables."""
    places = [i for i, char in enumerate(name) if "가" <= char <= "힣"]
    if not places:
        return name
    at = dice.choice(places)
    number = ord(name[at]) - 0xAC00
    vowel = (number % 588 // 28 + dice.choice([4, 8, 13])) % 21
    return name[:at] + chr(0xAC00 + number // 588 * 588 + vowel * 28 + number % 28) + name[at + 1 :]


def _is_read(change: Change) -> bool:
    """Whether both names that now oppose each other are read as names at all."""
    own, _, other = change.change.partition(" > ")
    en, ko = (other, own) if change.what.endswith("English") else (own, other)
    told = {
        w
        for m in english_names.mentions(change.en, read_words(change.en))
        for w in m.span.of(change.en).split()
    }
    read = "".join(m.span.of(change.ko) for m in korean_names.mentions(read_eojeols(change.ko)))
    first_en, first_ko = en.split()[0], ko.split()[-1]
    return first_en in told and first_ko[:2] in read


def false_table() -> dict[str, float]:
    """Prints the true pairs of each set that have an error about names or designations."""
    wrong_of_all = all_pairs = 0
    print("\ntrue pairs, errors about names   pairs  with an error")
    for name in (*SETS, "captions"):
        pairs = true_pairs((name,))
        wrong = sum(
            any(f.severity == "error" and f.id in _IDS for f in check_pair(*pair)) for pair in pairs
        )
        wrong_of_all, all_pairs = wrong_of_all + wrong, all_pairs + len(pairs)
        print(f"  {name:28} {len(pairs):7} {wrong:6} {wrong / len(pairs):7.2%}")
    print(f"  {'all':28} {all_pairs:7} {wrong_of_all:6} {wrong_of_all / all_pairs:7.2%}")
    pages = page_pairs()
    wrong = sum(_is_flagged(*pair) for pair in pages)
    print(f"  {'gold of the pages':28} {len(pages):7} {wrong:6} {wrong / len(pages):7.2%}")
    return {"false names": wrong_of_all / all_pairs, "false names of pages": wrong / len(pages)}


def page_pairs() -> list[tuple[str, str]]:
    """The gold pairs of the pages of ../shared/bench, and of the written pages."""
    pages = [*sorted((SHARED.parent / "bench").glob("*.jsonl")), *sorted(WRITTEN.glob("*.jsonl"))]
    lines = [line for path in pages for line in path.read_text("utf-8").splitlines()]
    return [(en, ko) for line in lines for en, ko in json.loads(line)["gold"]]


def _is_flagged(en: str, ko: str) -> bool:
    return any(f.severity == "error" and f.id in _IDS for f in check_pair(en, ko))


def caption_names_table() -> dict[str, float]:
    """Prints what is found of the names that were exchanged by hand in written captions."""
    figures = {}
    print("\nwritten captions, errors about names   found   false alarms")
    for path in CAPTIONS:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        right = [row for row in rows if row["label"] == "ok"]
        wrong = [row for row in rows if row["kind"] == "name" and row["label"] != "ok"]
        found = sum(_is_flagged(row["en"], row["ko"]) for row in wrong)
        alarms = sum(_is_flagged(row["en"], row["ko"]) for row in right)
        print(f"  {path.stem:28} {found:7} of {len(wrong):3} {alarms:6} of {len(right)}")
        figures[f"found names {path.stem}"] = found / len(wrong)
        figures[f"false names {path.stem}"] = alarms / len(right)
    return figures


def names_table(shown: str = "") -> dict[str, float]:
    """Prints the shares found; the figures are those over all swapped, and over all misspelled names."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for change in changes():
        right = "name-differs" in change.ids or ("misspelled" in change.what and bool(change.ids))
        keys = [change.what, "misspelled" if "misspelled" in change.what else "swapped"]
        if keys[1] == "swapped" and _is_read(change):
            keys.append("swapped, both read as names")
        for key in keys:
            counts[key][0] += right
            counts[key][1] += 1
        if shown and shown in change.what and not right:
            print(f"\n  {change.what}: {change.change}\n  EN {change.en}\n  KO {change.ko}")
    print("\nnames changed, found")
    for key, (found, count) in sorted(counts.items()):
        print(f"  {key:30} {found:5} of {count:5} {found / count:6.1%}")
    return {
        f"found names {key}": counts[key][0] / counts[key][1] for key in ("swapped", "misspelled")
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--show", default="", metavar="KIND", help="list what was not found")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not there; it holds the sets that this measures on")
        return 0
    false_table()
    caption_names_table()
    names_table(chosen.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
