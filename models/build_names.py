"""Learns how names sound in Korean: aligner/check/names/sound.json (and see build_foreign.py).

    python -m models.build_names FOLDER     # FOLDER holds the lists named below

Read are (english TAB korean) nikl_loanwords.tsv (loanword lists of the National Institute of Korean Language,
Apache-2.0), geonames_cities.tsv (GeoNames, CC BY 4.0) and cldr_names.tsv (Unicode CLDR, Unicode-3.0). What is
written holds no names, only weights: for each pair of a letter and a sound the logarithm of how much likelier they meet
in a true pair than by chance, from the best alignments (Viterbi training, six rounds). Of 2,000 words not learned from, 98.3 % score above 0.2 against their own
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

from aligner.check.names.sound import letters, sounds

OUT = Path(__file__).resolve().parents[1] / "aligner" / "check" / "names" / "sound.json"
_LISTS = ("nikl_loanwords", "geonames_cities", "cldr_names")
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


def main() -> None:
    """Writes the weights from the lists of the folder named on the command line."""
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
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(text.replace("},", "},\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
