"""Whether the space gains by being made even: ``python -m tests.benchmarks.evenness [MODEL]``.

Each map is fitted on pairs of ``../shared/data/train`` (or ``--fit``) and changes the vectors of the development sets of
``../shared/data/dev`` (or ``--data``), which it has not seen:

- *means*: the mean of each language is taken off;
- *components*: so are the first 1, 3 or 10 principal components (Mu and Viswanath 2018, "All-but-the-top");
- *whitened*: all directions get the same variance (Su et al. 2021), wholly or by half;
- *by noise*: directions count less, the more translations differ in them: whitening by the covariance of the differences
  of the two sides, wholly or by half.

Retrieval in percent, English to Korean / Korean to English, by margin and by plain cosine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from aligner.encode import Vectors, load_encoder
from aligner.encode.encoder import Encodes
from aligner.shelf import retrieval
from tests.benchmarks.encoder import DATA, Rows, read_sets

PAIRS = 6000  # that a map is fitted on: a dozen for each number of a vector
LONGEST = 400  # characters
RIDGE = 0.02  # of the mean variance, so that no direction is blown up

Map = Callable[[Vectors, int], Vectors]  # vectors and their side, 0 English, 1 Korean


def main() -> int:
    """Fit, apply, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", nargs="?", help="folder or name; the bundled encoder if left out")
    parser.add_argument("--fit", type=Path, default=DATA.parent / "train")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    rows, sets = rows_of(options.fit), read_sets(options.data)
    if not rows or not sets:
        print("left out: there is nothing to fit on or to measure", file=sys.stderr)
        return 0
    fitted = dict(maps(*sides(encoder, rows)))
    print(f"{encoder.name}; maps fitted on {len(rows):,} pairs")
    for name, bitext in sets.items():
        vectors = sides(encoder, bitext)
        print(f"\n{name}, {len(bitext):,} rows")
        for told, apply in fitted.items():
            en, ko = (unit(apply(rows, side)) for side, rows in enumerate(vectors))
            found = retrieval(en, ko)
            kinds = (("margin", found.margin), ("cosine", found.cosine))
            print(
                f"  {told:20}" + "  ".join(f"{kind} {a:6.2f} / {b:6.2f}" for kind, (a, b) in kinds),
                flush=True,
            )
    return 0


def rows_of(folder: Path) -> Rows:
    """Some pairs of all files, by chance."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        lines = (line.split("\t")[:2] for line in path.read_text("utf-8").splitlines())
        found += [
            (row[0], row[1]) for row in lines if len(row) == 2 and max(map(len, row)) < LONGEST
        ]
    return Random(0).sample(found, min(PAIRS, len(found)))


def sides(encoder: Encodes, rows: Rows) -> tuple[Vectors, Vectors]:
    """Vectors of both sides."""
    en, ko = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
    return en, ko


def maps(en: Vectors, ko: Vectors) -> Iterator[tuple[str, Map]]:
    """What is done to the vectors, by name."""
    means = [side.mean(axis=0) for side in (en, ko)]
    centred = np.concatenate([en - means[0], ko - means[1]])
    sizes, directions = np.linalg.eigh(np.cov(centred.T))
    noise, noisy = np.linalg.eigh(np.cov((en - ko).T))
    yield "as they are", linear([np.zeros_like(mean) for mean in means], np.eye(len(means[0])))
    yield "means", linear(means, np.eye(len(means[0])))
    for count in (1, 3, 10):
        top = directions[:, -count:]
        yield f"components, {count}", linear(means, np.eye(len(top)) - top @ top.T)
    for name, values, basis in (("whitened", sizes, directions), ("by noise", noise, noisy)):
        for power, told in ((0.5, "wholly"), (0.25, "by half")):
            scale = (values + RIDGE * values.mean()) ** -power
            yield f"{name}, {told}", linear(means, basis * scale @ basis.T)


def linear(means: list[Vectors], matrix: npt.NDArray[np.float64]) -> Map:
    """Less the mean of their side, times a matrix."""
    turn = matrix.astype(np.float32)
    return lambda rows, side: np.asarray((rows - means[side]) @ turn)


def unit(rows: Vectors) -> Vectors:
    """Rows of length one."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


if __name__ == "__main__":
    sys.exit(main())
