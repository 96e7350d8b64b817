"""Repeats across pages: what of planted repeats and slips is found, what is merged wrongly, seconds and memory.

    python -m tests.benchmarks.repeats [--pairs 10000 100000 1000000] [--methods aligner sketches datasketch rensa]

The corpus is made up: words of random syllables, as often as words are (Zipf), 6 to 30 English words a pair and two thirds as
many Korean ones. Of the pairs, 8 % are printed again with an edit, 2 % are of one mould in which only figures differ (a quake, a
price), and 2 % are one story that 200 papers print. The edits and what has to become of each are in EDITS. ``aligner``
is ``write_repeats`` from the files to repeats.parquet; ``sketches``, ``datasketch`` and ``rensa`` only find which pairs to compare
(64 permutations; for the two others 16 bands of 4, every bucket whole up to 50 pairs), from folded texts in memory. "found" is the share of planted
edits whose two pairs come out (for ``aligner``: as wanted), "wrong" counts pairs merged that must not be. Each measurement
has a process of its own; the libraries are no dependencies of ours (pip install datasketch rensa).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from aligner.corpus.folder import write_part
from aligner.corpus.repeats.file import repeats_path
from aligner.corpus.repeats.fold import fold
from aligner.corpus.rows import CorpusPair
from aligner.types import Span
from tests.benchmarks.processes import most_held

A_DOCUMENT, A_PART = 14, 3584
Texts = tuple[str, str]
SPANS = (Span(0, 1),)
FIGURES = ("12", "23", "34", "45", "56", "67", "78", "89")
DAYS = (("Monday", "월요일"), ("Tuesday", "화요일"), ("Friday", "금요일"), ("Saturday", "토요일"))
SYLLABLES = "ba co di fen gra hol jun kel mor nis pra ros sta tir und vel"


class Planted(NamedTuple):
    """A pair: its texts, the row it was made of (-1 for none) and the edit."""

    texts: Texts
    of: int
    edit: str


def _words(rng: random.Random, syllables: Sequence[str], count: int) -> list[str]:
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(count)]


def _swap(text: str, old: str, new: str) -> str:
    return text.replace(old, new, 1)


def _figure(text: str) -> str:
    """The figure of a pair, its two digits the other way round."""
    return re.sub(r"\d\d", lambda digits: digits.group()[::-1], text, count=1)


# What is done to a pair that holds a figure, a weekday and a name; and what has to become of it.
EDITS: dict[str, tuple[str, Callable[[Texts], Texts]]] = {
    "nothing": ("same", lambda t: t),
    "quotes, stop": ("same", lambda t: (f"“{t[0][:-1]}”", t[1][:-1])),
    "spacing": ("same", lambda t: (t[0].replace(" ", "  "), _swap(t[1], " ", ""))),
    "credit": ("near", lambda t: (t[0] + " (AP Photo)", t[1] + " [연합뉴스]")),
    "article": ("near", lambda t: (_swap(t[0], " ", " the "), t[1])),
    "ending": ("near", lambda t: (t[0], _swap(t[1], "했다", "했습니다"))),
    "figure": ("differs", lambda t: (_figure(t[0]), _figure(t[1]))),
    "figure, en": ("differs", lambda t: (_figure(t[0]), t[1])),
    "weekday": ("differs", lambda t: (re.sub("on [A-Z][a-z]+day", "on Sunday", t[0]), re.sub("[가-힣]요일", "일요일", t[1]))),
    "name": ("differs", lambda t: (re.sub("Kim [A-Z][a-z]+", "Kim Quoran", t[0]), re.sub("김[가-힣]+", "김쿼란", t[1]))),
    "not": ("differs", lambda t: (_swap(t[0], "will", "will not"), t[1])),
    "other words": ("apart", lambda t: (_swap(t[0], "will", "would hardly"), _swap(t[1], "했다", "그만뒀다"))),
}  # fmt: skip


def made(count: int, seed: int = 1) -> Iterator[Planted]:
    """The pairs of a corpus."""
    rng = random.Random(seed)
    english = _words(rng, SYLLABLES.split(), 30000)
    korean = _words(rng, list("가나다라마바사아자차카타파하거너더러머버서어저처"), 30000)
    cumulative = list(accumulate(1 / (n + 10) for n in range(30000)))
    story = [_plain(rng, english, korean, cumulative) for _ in range(max(1, count // 10000))]
    held: list[tuple[int, Texts]] = []
    for row in range(count):
        draw = rng.random()
        if draw < 0.08 and held:
            of, texts = rng.choice(held)
            edit = rng.choice(list(EDITS))
            yield Planted(EDITS[edit][1](texts), of, edit)
        elif draw < 0.10:
            size, depth = f"{rng.randint(20, 60) / 10}", rng.randint(1, 90)
            en = f"A magnitude {size} quake struck off the east coast at a depth of {depth} km, the agency said."
            yield Planted(
                (
                    en,
                    f"기상청은 동해 앞바다 깊이 {depth}km에서 규모 {size}의 지진이 났다고 밝혔다.",
                ),
                -1,
                "mould",
            )
        elif draw < 0.12:
            yield Planted(rng.choice(story), -1, "story")
        else:
            texts = _plain(rng, english, korean, cumulative)
            if rng.random() < 0.3:
                held.append((row, texts))
            yield Planted(texts, -1, "")


def _plain(
    rng: random.Random, english: Sequence[str], korean: Sequence[str], cumulative: Sequence[float]
) -> Texts:
    length = rng.randint(3, 27)
    en = rng.choices(english, cum_weights=cumulative, k=length)
    ko = rng.choices(korean, cum_weights=cumulative, k=max(2, length * 2 // 3))
    at, (day, weekday), figure = length // 2, rng.choice(DAYS), rng.choice(FIGURES)
    en[at:at] = [figure, "on", day, "Kim", rng.choice(english[:500]).capitalize(), "will"]
    ko[at // 2 : at // 2] = [weekday, "김" + rng.choice(korean[:500]), figure + "명"]
    return " ".join([en[0].capitalize(), *en[1:]]) + ".", " ".join(ko) + " 했다."


def write_corpus(folder: Path, pairs: Sequence[Planted]) -> None:
    """The pairs as a corpus."""
    for first in range(0, len(pairs), A_PART):
        rows = [
            CorpusPair(
                f"p{n:08}",
                f"d{n // A_DOCUMENT:07}",
                "",
                "",
                "body",
                *pairs[n].texts,
                0.9,
                SPANS,
                SPANS,
            )
            for n in range(first, min(first + A_PART, len(pairs)))
        ]
        write_part(folder, f"{first // A_PART:06}-0000", rows, [])


def outcome(corpus: Path, pairs: Sequence[Planted]) -> dict[str, Any]:
    """What ``write_repeats`` found. Found is what the planted row says; a slip may be listed with another than its origin."""
    import pyarrow.parquet as pq

    told = {
        row["row"]: row
        for row in pq.read_table(repeats_path(corpus), columns=["row", "how", "of_row"]).to_pylist()
    }
    roots = {row: each["of_row"] for row, each in told.items() if each["how"] != "differs"}
    found, all_of, wrong = Counter[str](), Counter[str](), 0
    for row, pair in enumerate(pairs):
        if pair.of >= 0:
            wanted = EDITS[pair.edit][0]
            all_of[pair.edit] += 1
            merged = roots.get(row, row) == roots.get(pair.of, pair.of)
            wrong += merged and wanted in {"differs", "apart"}
            how = (
                "merged"
                if merged
                else "differs"
                if row in roots or told.get(row, {}).get("how") == "differs"
                else "apart"
            )
            found[pair.edit] += how == ("merged" if wanted in {"same", "near"} else wanted)
    for row, of in roots.items():
        wrong += pairs[row].edit == "mould" and pairs[row].texts != pairs[of].texts
    listed = sum(each["how"] == "differs" for each in told.values())
    return {"wrong": wrong, "listed": listed, "found": _shares(found, all_of)}


def by_candidates(method: str, pairs: Sequence[Planted]) -> dict[str, Any]:
    """Which planted edits a way to find candidates brings together."""
    texts = list(dict.fromkeys((fold(p.texts[0]), fold(p.texts[1])) for p in pairs))
    numbers = {text: n for n, text in enumerate(texts)}
    begun = time.monotonic()
    candidates = {"sketches": _sketches, "datasketch": _datasketch, "rensa": _rensa}[method](texts)
    seconds = time.monotonic() - begun
    found, all_of = Counter[str](), Counter[str]()
    for pair in pairs:
        if pair.of >= 0 and EDITS[pair.edit][0] != "same":
            both = sorted(
                numbers[fold(t[0]), fold(t[1])] for t in (pair.texts, pairs[pair.of].texts)
            )
            all_of[pair.edit] += 1
            found[pair.edit] += tuple(both) in candidates or both[0] == both[1]
    return {
        "seconds": seconds,
        "wrong": "-",
        "listed": len(candidates),
        "found": _shares(found, all_of),
    }


def _shares(found: Counter[str], all_of: Counter[str]) -> dict[str, float]:
    return {edit: round(found[edit] / all_of[edit], 3) for edit in EDITS if all_of[edit]}


def _sketches(texts: Sequence[Texts]) -> set[tuple[int, int]]:
    import numpy as np

    from aligner.corpus.repeats.sketch import alike, sketches

    drawn = [
        sketches([t[0] for t in texts[at : at + 8192]], [t[1] for t in texts[at : at + 8192]])
        for at in range(0, len(texts), 8192)
    ]
    partners = alike(np.concatenate(drawn))
    return {(int(p), n) for n, row in enumerate(partners) for p in row if p >= 0}


def _shingles(texts: Texts) -> list[str]:
    en, ko = texts
    return [en[n : n + 4] for n in range(len(en) - 3)] + [ko[n : n + 2] for n in range(len(ko) - 1)]


def _buckets(buckets: dict[Any, list[int]]) -> set[tuple[int, int]]:
    return {
        (a, b)
        for held in buckets.values()
        if len(held) <= 50
        for at, b in enumerate(held)
        for a in held[:at]
    }


def _banded(signatures: Iterator[Sequence[int]]) -> set[tuple[int, int]]:
    buckets: dict[Any, list[int]] = {}
    for n, digest in enumerate(signatures):
        for band in range(16):
            buckets.setdefault((band, *digest[4 * band : 4 * band + 4]), []).append(n)
    return _buckets(buckets)


def _datasketch(texts: Sequence[Texts]) -> set[tuple[int, int]]:
    from datasketch import MinHash  # type: ignore[import-not-found, unused-ignore]

    shingles = ([s.encode() for s in _shingles(each)] for each in texts)
    return _banded(found.digest().tolist() for found in MinHash.generator(shingles, num_perm=64))


def _rensa(texts: Sequence[Texts]) -> set[tuple[int, int]]:
    from rensa import RMinHash  # type: ignore[import-not-found, unused-ignore]

    def signatures() -> Iterator[Sequence[int]]:
        for each in texts:
            sketch = RMinHash(num_perm=64, seed=42)
            sketch.update(_shingles(each))
            yield sketch.digest()

    return _banded(signatures())


def measure(method: str, count: int) -> None:
    """Print what one measurement gives, as JSON."""
    pairs = list(made(count))
    with tempfile.TemporaryDirectory() as folder:
        result = (
            by_candidates(method, pairs)
            if method != "aligner"
            else _in_process(Path(folder), pairs)
        )
    result.setdefault("memory", most_held() / 1e6)
    print(json.dumps(result))


def _in_process(folder: Path, pairs: Sequence[Planted]) -> dict[str, Any]:
    """``write_repeats`` in a process of its own, so that the made-up pairs do not count as its memory."""
    write_corpus(folder, pairs)
    code = (
        "import sys, time, pathlib; from aligner.corpus.repeats.write import write_repeats;"
        "from tests.benchmarks.processes import most_held; b = time.monotonic();"
        "write_repeats(pathlib.Path(sys.argv[1]));"
        "print(time.monotonic() - b, time.process_time(), most_held() / 1e6)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True
    )
    seconds, cpu, memory = map(float, told.stdout.split())
    return outcome(folder, pairs) | {"seconds": seconds, "cpu": cpu, "memory": memory}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument(
        "--methods", nargs="*", default=["aligner", "sketches", "datasketch", "rensa"]
    )
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.methods[0], args.pairs[0])
        return
    for count in args.pairs:
        for method in args.methods:
            here = [sys.executable, "-m", "tests.benchmarks.repeats", "--one"]
            done = subprocess.run(
                [*here, "--pairs", str(count), "--methods", method],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                print(f"{count:>9,} {method:<11} {done.stderr.strip().splitlines()[-1]}")
                continue
            told = json.loads(done.stdout)
            cpu = f" ({told['cpu']:.1f} s of a core)" if "cpu" in told else ""
            print(
                f"{count:>9,} {method:<11} {told['seconds']:7.1f} s{cpu} {told['memory']:6.0f} MB  wrong {told['wrong']}  listed {told['listed']:,}"
            )
            print(
                "          ",
                ", ".join(f"{edit} {share:.3f}" for edit, share in told["found"].items()),
                flush=True,
            )


if __name__ == "__main__":
    main()
