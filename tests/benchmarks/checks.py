"""How far the checks are believed: true pairs that get an error, and changed ones that do not.

    python -m tests.benchmarks.checks                    # the tables
    python -m tests.benchmarks.checks --show headlines   # every false alarm and every miss of a set
    python -m tests.benchmarks.checks --check            # exits 1 when a figure is past its bound

True pairs are those that hold a digit on either side. The rules were fitted on flores and headlines; ud_pud
was looked at after that, and what of its pairs is flagged is wrong in the data. The gold of park_news,
captions and textbook is loose: what is flagged there was read, and is not bounded. A changed pair is a true pair
without an error where a script changed one thing on one side (changes.py); it is found when an error has an id that
fits the change. The written pages were written for this project by people who had not seen the checks; nothing but the two
figures of b that were flagged led to a rule. caption_pairs and written_pairs to written_pairs_10 hold captions
written by hand, some with one real error. All but the fourth, sixth and eighth were read after a first, blind measurement
(written_pairs_2: 97 of 133 found, 6 of 131 false; written_pairs_3: 150 of 165 found, 148 by a fitting id, 1 of 163 false;
written_pairs_5: 116 of 132 found, 112 by a fitting id, 5 of 132 false; written_pairs_7: 64 of 69 found, 59 by a fitting
id, 2 of 81 false; written_pairs_9: 51 of 70 found, 48 by a fitting id, 6 of 70 false; 15 of its 19 misses were of kinds
that the checks do not know: another action, "before" told as "after", a "not" left out; written_pairs_10: 71 of 80
found, 70 by a fitting id, 8 of 80 false). written_pairs_4, written_pairs_6 and written_pairs_8 are held out: no rule
was made from them, no name of them was added to a table, and --show does not list them (at first 50 of 61 found and
none of 61 false; 117 of 140 found, 113 by a fitting id, and 2 of 140 false; 59 of 70 found, 56 by a fitting id, and 2
of 70 false). The words behind false alarms of the eighth were looked up once, and two mended. written_pairs_12 is the
hardest: captions of several figures, the sides written apart from each other (at first 45 of 50 found, 43 by a fitting
id, and 44 of 90 false; the first 30 of its true pairs and 9 more with errors about names were read then). Names and designations are measured
by check_names.py. The other sets are read from ``../shared/data/dev`` beside the repository.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aligner.check import check_pair
from aligner.check.figures import figure_findings
from tests.benchmarks import changes, check_names

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "dev"
WRITTEN = Path(__file__).with_name("written")
CASES = Path(__file__).parents[1] / "check" / "cases"
FLOORS = Path(__file__).with_name("floors.json")
SETS = ("flores", "headlines", "ud_pud", "written a", "written b", "written c")
# Noisy pairs: what is flagged there is read, not bounded.
NOISY = ("park_news", "captions", "textbook")
# Of each kind of change and side, so that no kind outweighs the others.
MOST = 40
SEED = 5
# Written to be measured only.
HELD_OUT = ("written_pairs_4", "written_pairs_6", "written_pairs_8", "written_pairs_12")
# Which ids fit an error of a kind; of kinds not here any does.
FITTING = {
    "name": ("name-", "identifier-"),
    "names": ("name-", "identifier-"),
    "identifier": ("identifier-", "name-"),
    "number": ("number-", "unit-slip", "money-", "measure-", "score-"),
    "count": ("number-", "unit-slip", "measure-"),
    "ordinal": ("number-", "unit-slip"),
    "unit": ("unit-", "measure-", "number-"),
    "currency": ("currency-", "money-", "unit-slip"),
    "percent": ("percent-", "unit-"),
    "age": ("age-", "number-"),
    "score": ("score-",),
    "time": ("time-", "number-", "measure-"),
    "date": ("date-", "number-"),
}
NOT_OURS = frozenset({"credit"})


class Case(NamedTuple):
    """A pair, what was done to it, and what the checks said (errors only)."""

    en: str
    ko: str
    change: str
    errors: tuple[str, ...]
    ids: tuple[str, ...] = ()


def errors(en: str, ko: str) -> tuple[str, ...]:
    return tuple(f"{f.id}: {f.message}" for f in figure_findings(en, ko) if f.severity == "error")


def all_errors(en: str, ko: str) -> tuple[str, ...]:
    """Those about names too."""
    return tuple(f"{f.id}: {f.message}" for f in check_pair(en, ko) if f.severity == "error")


def true_pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a set that hold a digit."""
    return [(en, ko) for en, ko in all_pairs(name) if re.search(r"\d", en + ko)]


def all_pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a set, or the gold of the written pages."""
    if name.startswith("written"):
        lines = (WRITTEN / f"{name[-1]}.jsonl").read_text("utf-8").splitlines()
        return [(en, ko) for line in lines for en, ko in json.loads(line)["gold"]]
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def changed(name: str) -> Iterator[Case]:
    """The true pairs without error of a set, changed."""
    pairs = [pair for pair in true_pairs(name) if not errors(*pair)]
    for en, ko, change in changes.changed(pairs, SEED, MOST):
        yield Case(en, ko, change.name, errors(en, ko), change.ids)


def plain_table() -> dict[str, float]:
    """Pairs without any digit: their words of number must not raise alarms either."""
    wrong = count = 0
    for name in SETS:
        pairs = all_pairs(name)
        plain = [pair for pair in pairs if not re.search(r"\d", "".join(pair))]
        wrong, count = wrong + sum(bool(errors(*pair)) for pair in plain), count + len(plain)
    print(f"\ntrue pairs without a digit, all sets: {wrong} of {count} with an error")
    return {"false without digit": wrong / count}


def caption_cases(path: Path) -> list[tuple[str, Case]]:
    lines = path.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        (
            row["label"],
            Case(
                row["en"],
                row["ko"],
                str(row["kind"]),
                all_errors(row["en"], row["ko"]),
                FITTING.get(row["kind"], ()),
            ),
        )
        for row in rows
        if row["kind"] not in NOT_OURS
    ]


def true_table(shown: str) -> dict[str, float]:
    figures = {}
    print("true pairs with a digit          pairs  with an error   with a warning only")
    for name in (*SETS, *NOISY):
        pairs = true_pairs(name)
        wrong = [(pair, errors(*pair)) for pair in pairs]
        flagged = sum(bool(found) for _, found in wrong)
        warned = sum(
            any(f.severity == "warning" for f in figure_findings(*pair))
            for pair, found in wrong
            if not found
        )
        figures[f"false {name}"] = flagged / len(pairs)
        print(
            f"  {name:28} {len(pairs):7} {flagged:6} {flagged / len(pairs):7.1%} {warned:10} {warned / len(pairs):7.1%}"
        )
        if shown == name:
            show([Case(*pair, "", found) for pair, found in wrong if found])
    return figures


def rightly_named(case: Case) -> bool:
    """Whether an error of a changed pair has an id that fits the change (for a digit any will do)."""
    return any(error.startswith(case.ids or ("",)) for error in case.errors)


def changed_table(shown: str) -> dict[str, float]:
    figures = {}
    print("\nchanged pairs, found by a fitting id " + "  ".join(f"{name:>16}" for name in SETS))
    cases = {name: list(changed(name)) for name in SETS}
    for change in dict.fromkeys(change.name for change in changes.CHANGES):
        cells = []
        for name in SETS:
            mine = [case for case in cases[name] if case.change == change]
            found = sum(map(rightly_named, mine))
            cells.append(
                f"{found:5} of {len(mine):4} {found / len(mine):5.0%}" if mine else " " * 18
            )
        print(f"  {change:34} " + " ".join(cells))
    for name in SETS:
        figures[f"found {name}"] = sum(map(rightly_named, cases[name])) / len(cases[name])
    print(f"  {'all':34} " + " ".join(f"{figures[f'found {name}']:17.1%}" for name in SETS))
    any_id = [sum(bool(case.errors) for case in cases[name]) / len(cases[name]) for name in SETS]
    print(f"  {'all, by any id':34} " + " ".join(f"{share:17.1%}" for share in any_id))
    if shown in cases:
        show([case for case in cases[shown] if not rightly_named(case)])
    return figures


def caption_table(path: Path, shown: str) -> dict[str, float]:
    name = path.stem
    cases = caption_cases(path)
    right = [case for label, case in cases if label == "ok"]
    wrong = [case for label, case in cases if label != "ok"]
    alarms = [case for case in right if case.errors]
    found = [case for case in wrong if case.errors]
    print(
        f"\n{name}: found {len(found)} of {len(wrong)}, {sum(map(rightly_named, found))} by a fitting id,"
        f" false alarms {len(alarms)} of {len(right)}"
    )
    kinds = Counter(case.change for case in wrong)
    caught = Counter(case.change for case in found)
    print("  " + ", ".join(f"{kind} {caught[kind]}/{kinds[kind]}" for kind in kinds))
    if shown == name and name not in HELD_OUT:
        show(alarms + [case for case in wrong if not case.errors])
    return {
        f"found {name}": len(found) / len(wrong),
        f"false {name}": len(alarms) / len(right),
    }


def show(cases: list[Case]) -> None:
    for case in cases:
        print(f"\n  {case.change}\n  EN {case.en}\n  KO {case.ko}")
        print("\n".join(f"     {error}" for error in case.errors) or "     no error")


def past(figures: dict[str, float]) -> list[str]:
    """The figures past their bounds: what is found is held from below, false alarms from above."""
    bounds = json.loads(FLOORS.read_text("utf-8"))["checks"]
    return [
        f"{key}: {figures[key]:.4f} is past its bound {bound}"
        for key, bound in bounds.items()
        if (figures[key] > bound if key.startswith("false") else figures[key] < bound)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--show", default="", metavar="SET", help="list what went wrong in a set")
    parser.add_argument(
        "--check", action="store_true", help="exit 1 when a figure is past its bound"
    )
    chosen = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not there; it holds the sets that this measures on")
        return 0
    print(
        f"Python {platform.python_version()}; seed of the changes {SEED}, at most {MOST} of a kind; errors count, warnings do not\n"
    )
    figures = (
        true_table(chosen.show)
        | plain_table()
        | changed_table(chosen.show)
        | caption_table(DATA / "caption_pairs.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_2.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_3.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_4.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_5.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_6.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_7.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_8.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_9.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_10.jsonl", chosen.show)
        | caption_table(CASES / "written_pairs_12.jsonl", chosen.show)
        | check_names.false_table()
        | check_names.caption_names_table()
        | check_names.names_table(chosen.show)
    )
    if not chosen.check:
        return 0
    failed = past(figures)
    print("\n".join(["", *failed]) if failed else "\nevery figure is within its bound")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
