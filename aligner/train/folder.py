"""The folder that a run of ``aligner train`` leaves: weights, settings, recorded vectors, a card without a user's sentence."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from aligner.encode.files import read_settings, sha256
from aligner.encode.koen import KoreanEnglishEncoder
from aligner.encode.network import Network
from aligner.encode.write import write_folder
from aligner.shelf.probe import write_probe
from aligner.train.held import Held
from aligner.train.plan import Plan

_LICENCES = ("LICENSE", "NOTICE")


@dataclass(frozen=True, slots=True)
class Made:
    """What an encoder was made of and how."""

    base: Path
    plan: Plan
    signature: str
    pairs: int
    held: int
    refused: Counter[str]
    steps: int
    beginning: Held


def write_result(
    out: Path, network: Network, made: Made, measure: Callable[[KoreanEnglishEncoder], Held]
) -> Held:
    """Write the folder, which takes its name when it is whole; what ``measure`` says of the encoder as it was written."""
    part = out.with_name(f".{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    base = read_settings(made.base / "config.json")
    about = {
        # The alignment knows an encoder's bank of sentences by its name, so that no two may share one.
        "name": f"{out.name}-{made.signature[:8]}",
        "max_tokens": base["max_tokens"],
        "trained_from": {
            "name": base["name"],
            "sha256": sha256(made.base / "model.safetensors"),
        },
        "training": asdict(made.plan) | {"pairs_seen": made.pairs, "steps_made": made.steps},
    }
    try:
        write_folder(part, network, (made.base / "sentencepiece.model").read_bytes(), about)
        for name in _LICENCES:
            if (made.base / name).is_file():
                shutil.copyfile(made.base / name, part / name)
        encoder = KoreanEnglishEncoder(part)
        held = measure(encoder)
        (part / "README.md").write_text(
            card(out.name, str(base["name"]), made, held), encoding="utf-8", newline="\n"
        )
        write_probe(part, encoder)
        part.rename(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return held


def card(name: str, base: str, made: Made, held: Held) -> str:
    """The model card: from what it was made, how good it is, what it is not."""
    left_out = "".join(
        f"- {count:,} left out: {reason}\n" for reason, count in made.refused.most_common()
    )
    return f"""---
license: apache-2.0
language: [ko, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, bitext-mining]
---

# {name}: {base}, fine-tuned

Made by `aligner train` of the encoder {base}. Its text was {made.pairs:,} pairs of a user's own, none of which stands in this
folder; the weights may still tell of them, so share the folder with those who may read the pairs.

    aligner align PAGE --model {name}

## How it was made

- {made.pairs:,} pairs to learn from, {made.held:,} held out by chance
{left_out}- {made.steps:,} of {made.plan.steps:,} steps of {made.plan.pairs} pairs; seed {made.plan.seed}; settings in config.json
- begun from weights with sha256 {sha256(made.base / "model.safetensors")}
- the mean of the weights with a share of {made.plan.beginning} of the beginning, those of the best look at the held-out pairs

## Figures

On the held-out pairs; percent that find their translation, mean of both ways.

| | margin, 4 neighbours | plain cosine | cross-entropy |
|---|---|---|---|
| {base} | {_row(made.beginning)} |
| **{name}** | {_row(held)} |

The held-out pairs come from the same texts as those learnt from, and chose among the states of the run: new text of
the same kind fares a little worse.

## Limits

- Other kinds of text than its own are not measured here. `aligner models score {base} {name} --data FILE.tsv` compares
  both on a bitext.
- The probabilities of `aligner align` were fitted to the bundled encoder: with this one
  0.8 need not mean 8 in 10. Set `--min-score` by looking at some pages.
- What the encoder {base} cannot do, this one cannot: see its card (`aligner models show {base}`).

## Licence

Apache License 2.0, as the encoder that it was made of; see LICENSE and NOTICE where they are there. What the pairs
allow is for their owner to say.
"""


def _row(held: Held) -> str:
    return f"{held.margin:.2f} | {held.cosine:.2f} | {held.cross_entropy:.3f}"
