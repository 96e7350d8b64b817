"""Learns how names sound in Korean: aligner/check/names_sound.json; and which words are common: names_common.txt.

    python -m models.build_names FOLDER     # FOLDER holds the lists named below

Read are (english TAB korean) nikl_loanwords.tsv (loanword lists of the National Institute of Korean Language,
Apache-2.0), geonames_cities.tsv (GeoNames, CC BY 4.0), cldr_names.tsv (Unicode CLDR, Unicode-3.0), and for the
syllables of ordinary Korean text the Korean side of the files in ``_ORDINARY``. What is written holds no names, only
weights: for each pair of a letter and a sound the logarithm of how much likelier they meet in a true pair than
by chance, from the best alignments (Viterbi training, six rounds), and for each syllable the log-odds of
standing in a transcribed word. Of 2,000 words not learned from, 98.3 % score above 0.2 against their own
transcription and 0.2 % against that of another word.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aligner.check.names_local_ko import stem
from aligner.check.names_sound import foreignness, letters, sounds
from aligner.check.names_syllables import FAMILY
from aligner.check.names_words import word_set

OUT = Path(__file__).resolve().parents[1] / "aligner" / "check" / "names_sound.json"
_LISTS = ("nikl_loanwords", "geonames_cities", "cldr_names")
_ORDINARY = ("park_news_a", "korsts", "tatoeba_lovealpha", "ncsoft_context_dialog", "asp_stories", "udhr")  # fmt: skip
_COMMON = (
    *_ORDINARY,
    "bible_krv_kjv",
    "opensource_guide",
    "mozilla_www",
    "react_docs",
    "vue_docs",
    "hf_course",
    "tldr_pages",
    "owasp_top10",
    "cncf_glossary",
    "twelve_factor",
)
_SELDOM = 2
_OFTEN = 12
_ROUNDS = 6
_LEARNED_FROM = 9000
# Where the learning starts: the sounds that a letter most often stands for.
_START = {
    "a": "aEe", "b": "pb", "c": "kKs", "d": "t", "e": "eEivx", "f": "P", "g": "kc", "h": "h", "i": "iay", "j": "cyh",
    "k": "K", "l": "L", "m": "m", "n": "nN", "o": "oav", "p": "P", "q": "K", "r": "L", "s": "sSc", "t": "T", "u": "uvy",
    "v": "pP", "w": "wu", "x": "sS", "y": "yi", "z": "c", "C": "CK", "S": "sS", "T": "sT", "H": "hK", "N": "N", "U": "u",
    "I": "i", "O": "uaw", "W": "oua", "E": "iyv", "Y": "i", "M": "ei", "A": "eEi", "V": "o", "B": "uyo", "D": "owe",
    "F": "u", "Z": "cC", "J": "c", "G": "k",
}  # fmt: skip

Costs = tuple[dict[tuple[str, str], float], dict[str, float], dict[str, float]]


def pairs(folder: Path) -> list[tuple[str, str]]:
    """Single words with their transcription."""
    out = set()
    for name in _LISTS:
        for line in (folder / f"{name}.tsv").read_text("utf-8").splitlines():
            en, ko = line.split("\t")[:2]
            own, other = re.split(r"[\s-]+", en.strip()), ko.split()
            if len(own) == len(other):
                out |= {(a, b) for a, b in zip(own, other, strict=True) if len(a) > 2}
            elif len(other) == 1:
                out.add(("".join(own), ko))
    return sorted(pair for pair in out if re.fullmatch("[가-힣]+", pair[1]) and letters(pair[0]))


def aligned(told: str, spoken: str, costs: Costs) -> Iterator[tuple[str, str]]:
    """The steps of the best alignment, the last first: a letter with a sound, or either alone."""
    both, letter, sound = costs
    best = {(0, 0): (0.0, "")}
    for i in range(len(told) + 1):
        for j in range(len(spoken) + 1):
            ways = []
            if i and j:
                ways.append(
                    (best[i - 1, j - 1][0] + both.get((told[i - 1], spoken[j - 1]), -9), "both")
                )
            if i:
                ways.append((best[i - 1, j][0] + letter.get(told[i - 1], -1), "letter"))
            if j:
                ways.append((best[i, j - 1][0] + sound.get(spoken[j - 1], -1), "sound"))
            if ways:
                best[i, j] = max(ways)
    i, j = len(told), len(spoken)
    while i or j:
        way = best[i, j][1]
        i, j = i - (way != "sound"), j - (way != "letter")
        yield (told[i] if way != "sound" else "", spoken[j] if way != "letter" else "")


def learned(data: list[tuple[str, str]]) -> Costs:
    """Weights from the best alignments of all pairs, round by round."""
    costs: Costs = ({(a, b): 1.0 for a, sounds_ in _START.items() for b in sounds_}, {}, {"x": 0.0})
    for _ in range(_ROUNDS):
        steps = Counter(step for pair in data for step in aligned(*pair, costs))
        own, other = Counter[str](), Counter[str]()
        for (a, b), count in steps.items():
            own[a], other[b] = own[a] + count, other[b] + count
        del own[""], other[""]
        total, of_own, of_other = sum(steps.values()), sum(own.values()), sum(other.values())
        costs = (
            {(a, b): math.log((steps[a, b] + 0.05) / total * of_own * of_other / own[a] / other[b]) for a in own for b in other},
            {a: math.log((steps[a, ""] + 0.5) / total * of_own / own[a]) for a in own},
            {b: math.log((steps["", b] + 0.5) / total * of_other / other[b]) for b in other},
        )  # fmt: skip
    return costs


def foreign(folder: Path, transcribed: list[str]) -> dict[str, float]:
    """Log-odds of each syllable in transcribed words against ordinary text, each word counted once."""
    text = "\n".join((folder / f"{name}.tsv").read_text("utf-8") for name in _ORDINARY)
    own = Counter("".join(sorted(set(transcribed))))
    other = Counter("".join(sorted(set(re.findall("[가-힣]{2,}", text)))))
    total, of_other = sum(own.values()), sum(other.values())
    both = set(own) | set(other)
    odds = {
        char: math.log((own[char] + 0.5) / (other[char] + 0.5) * of_other / total) for char in both
    }
    return {char: round(value, 1) for char, value in sorted(odds.items()) if value > -1.4}


def common(folder: Path, names: list[tuple[str, str]]) -> str:
    """Two lines: English words and Korean stems of ordinary text that a capital or a sound would make names.

    A stem that transcribes a word which English writes with a capital only (넬슨, Nelson) is left out.
    """
    small, large, stems = Counter[str](), Counter[str](), Counter[str]()
    for name in _COMMON:
        for line in (folder / f"{name}.tsv").read_text("utf-8").splitlines():
            en, ko = line.split("\t")[:2]
            for match in re.finditer("[A-Za-z]{4,}", en):
                small[match[0]] += match[0].islower()
                large[match[0].lower()] += match[0].istitle() and match.start() > 0
            stems.update(stem(word) for word in re.findall("[가-힣]{2,}", ko))
    english = {w for w, n in small.items() if n > _SELDOM and large[w] < 2 * n}
    capital = {ko for en, ko in names if en.lower() not in english and small[en.lower()] == 0}
    korean = [
        w
        for w, n in stems.items()
        if n > _SELDOM and _is_mistakable(w) and (w not in capital or n > _OFTEN)
    ]
    return " ".join(sorted(english)) + "\n" + " ".join(sorted(korean)) + "\n"


def _is_mistakable(word: str) -> bool:
    """Whether a Korean stem looks like a transcribed name, or like a person's."""
    if len(word) in (2, 3) and word[0] in FAMILY and word_set("given_ko").issuperset(word[1:]):
        return True
    return len(word) < 6 and foreignness(word) > -0.4


def main() -> None:
    """Writes both files from the lists of the folder named on the command line."""
    folder = Path(sys.argv[1])
    data = pairs(folder)
    random.Random(1).shuffle(data)  # noqa: S311  no secret hangs on it
    spoken = [(letters(en), "".join(sounds(ko))) for en, ko in data]
    fitting = [
        pair for pair in spoken if 0.5 < len(pair[0]) / len(pair[1]) < 2 and len(pair[0]) < 17
    ]
    both, letter, sound = learned(fitting[:_LEARNED_FROM])
    table: dict[str, dict[str, float]] = {}
    for (a, b), value in sorted(both.items()):
        if value > -6:
            table.setdefault(a, {})[b] = round(value, 2)
    made = {
        "both": table,
        "letter": {a: round(v, 2) for a, v in sorted(letter.items())},
        "sound": {b: round(v, 2) for b, v in sorted(sound.items())},
        "foreign": foreign(folder, [ko for _, ko in data]),
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(text.replace("},", "},\n") + "\n", "utf-8")
    OUT.with_name("names_common.txt").write_text(common(folder, data), "utf-8")


if __name__ == "__main__":
    main()
