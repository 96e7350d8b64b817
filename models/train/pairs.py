"""All bitext in one table: ``python -m models.train.pairs BITEXT PACKAGES --held DEV --out pairs.tsv``.

BITEXT is the folder of .tsv files (english TAB korean), PACKAGES one of Debian packages and, if they are
there, apt's lists of descriptions. Lines of the table: source TAB english TAB korean. A pair goes when one of its
sides stands in the held-out files or in a pair before it, blanks, case and punctuation aside.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from aligner.train.data import hangul_share
from models.train.debian import (
    catalogue_pairs,
    description_pairs,
    manual_key,
    manual_pairs,
    package_files,
)
from models.train.texts import clean, is_pair

Row = tuple[str, str, str]

# Lists of names: not sentences, so without the filters of length; used by the names they hold.
NAMES = ("cldr_names", "geonames_cities", "nikl_loanwords")
CATALOGUES, MANUALS, DESCRIPTIONS = "catalogue:", "manual:", "descriptions"
_LONGEST = (600, 400)  # characters of the English and the Korean side


def main() -> None:
    """Gather, print counts, write."""
    parser = argparse.ArgumentParser(
        description="Gather the bitext that the encoder is trained on."
    )
    parser.add_argument("bitext", type=Path)
    parser.add_argument("packages", type=Path, help="folder of .deb files and Translation-* lists")
    parser.add_argument("--held", type=Path, help="folder of .tsv files never to be trained on")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    held = keys_of_files(args.held) if args.held else set()
    rows = list(unique([*bitext_rows(args.bitext), *package_rows(args.packages)], held))
    args.out.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    counts = Counter(source.split(":")[0] for source, _, _ in rows)
    for source, count in counts.most_common():
        print(f"{count:7,}  {source}")
    print(f"{len(rows):7,}  all")


def read_rows(path: Path) -> list[Row]:
    """The table that :func:`main` wrote."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(source, en, ko) for source, en, ko in (line.split("\t") for line in lines)]


def bitext_rows(folder: Path) -> Iterator[Row]:
    """The pairs of the .tsv files, names too."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            en, _, ko = line.partition("\t")
            en, ko = clean(en), clean(ko.split("\t")[0])
            if not en or not ko or len(en) > _LONGEST[0] or len(ko) > _LONGEST[1]:
                continue
            if path.stem in NAMES or (hangul_share(ko) >= 0.3 and hangul_share(en) <= 0.1):
                yield path.stem, en, ko


def package_rows(folder: Path) -> Iterator[Row]:
    """The pairs of Debian packages that look like sentences."""
    for source, en, ko in _raw_package_rows(folder):
        row = source, clean(en), clean(ko)
        if is_pair(row[1], row[2]):
            yield row


def _raw_package_rows(folder: Path) -> Iterator[Row]:
    manuals: dict[str, dict[str, tuple[str, bytes]]] = {}
    for package in sorted(folder.glob("*.deb")):
        name = package.name.split("_")[0]
        for path, data in package_files(package):
            key = manual_key(path)
            if path.endswith(".mo"):
                yield from ((CATALOGUES + name, en, ko) for en, ko in catalogue_pairs(data))
            elif key:
                manuals.setdefault(key[1], {})[key[0]] = name, data
    for _, pages in sorted(manuals.items()):
        if len(pages) == 2:
            found = manual_pairs(pages["en"][1], pages["ko"][1])
            yield from ((MANUALS + pages["ko"][0], en, ko) for en, ko in found)
    english, korean = (
        "\n\n".join(
            path.read_text("utf-8") for path in sorted(folder.glob(f"*_Translation-{language}"))
        )
        for language in ("en", "ko")
    )
    yield from ((DESCRIPTIONS, en, ko) for en, ko in description_pairs(english, korean))


def keys_of_files(folder: Path) -> set[str]:
    """What :func:`key` gives for both sides of all pairs of a folder."""
    lines = (
        line
        for path in sorted(folder.glob("*.tsv"))
        for line in path.read_text("utf-8").split("\n")
    )
    return {key(side) for line in lines for side in line.split("\t")[:2]}


def unique(rows: Iterable[Row], held: set[str]) -> Iterator[Row]:
    """Rows whose sides are both new and not held out.

    >>> rows = [("a", "One.", "하나."), ("b", "one", "한 개"), ("c", "Two", "둘")]
    >>> list(unique(rows, {key("둘!")}))
    [('a', 'One.', '하나.')]
    """
    seen_en, seen_ko = set(held), set(held)
    for source, en, ko in rows:
        a, b = key(en), key(ko)
        if a and b and a not in seen_en and b not in seen_ko:
            seen_en.add(a)
            seen_ko.add(b)
            yield source, en, ko


def key(text: str) -> str:
    """Letters and digits alone.

    >>> key("A-10, e.g.")
    'a10eg'
    """
    return "".join(char for char in text.casefold() if char.isalnum())


if __name__ == "__main__":
    main()
