"""From bitexts to a folder that ``--model`` takes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from aligner.align.bank import bank_texts
from aligner.encode.encoder import Vectors
from aligner.encode.files import map_tensors, read_json, sha256
from aligner.encode.koen import KoreanEnglishEncoder, load_tokenizer, segments
from aligner.encode.load import folder_of, is_own
from aligner.encode.network import network_of
from aligner.errors import InputError, ModelError
from aligner.train.batches import Batches, Halves, joint_vectors
from aligner.train.data import LEAST, Bitext, gathered
from aligner.train.folder import Made, write_result
from aligner.train.held import Held, measured
from aligner.train.plan import Plan, plan_for

# Cosine of the sides, to the beginning, below which a pair is taken for a line that slipped. Of the project's bitexts
# of manuals and news 1 in 150 is below, most of them no translations.
_LEAST_ALIKE = 0.1
_TOKENS = 256  # that are read of a text in training


@dataclass(frozen=True, slots=True)
class Begun:
    """What is learnt from, and how good the encoder is on the held-out pairs before."""

    pairs: int
    held: int
    refused: Counter[str]
    plan: Plan
    beginning: Held


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step is made; ``loss`` is that of its batch."""

    step: int
    loss: float


@dataclass(frozen=True, slots=True)
class Check:
    """A look at the held-out pairs; ``best``: whether this is kept."""

    step: int
    held: Held
    best: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the folder, or None where nothing was better than the beginning."""

    folder: Path | None
    beginning: Held
    held: Held
    steps: int


Event = Begun | Stepped | Check


def train(
    bitexts: Sequence[Path],
    out: Path,
    *,
    base: str | Path | None = None,
    seed: int = 0,
    steps: int | None = None,
    report: Callable[[Event], None] = lambda _: None,
) -> Outcome:
    """Fine-tune an encoder of the bundled kind and write it to ``out``, unless it is no better than at first.

    Goes on from ``out.checkpoint`` where a run of the same pairs was cut off; the file goes when all is done. Raises
    :class:`InputError` for bitexts that cannot be used or an ``out`` that is there, :class:`ModelError` for a
    ``base`` that is not of the kind.
    """
    if out.exists():
        raise InputError(f"{out} is there already.", fix="Give another name, or delete it.")
    folder = _own_folder(base)
    encoder = KoreanEnglishEncoder(folder)
    data = gathered(bitexts, seed)
    joint, cosine = joint_vectors(encoder, data.pairs)
    data, joint = _without_slips(data, joint, cosine)
    plan = plan_for(len(data.pairs), seed=seed, steps=steps)
    signature = _signature(plan, folder, data)
    beginning = _measured(encoder, data, plan)
    report(Begun(len(data.pairs), len(data.held), data.refused, plan, beginning))

    from aligner.train.fit import Trainer

    anchors = [*bank_texts("en"), *bank_texts("ko")]
    tokenizer = load_tokenizer(folder)
    trainer = Trainer(
        network_of(map_tensors(folder / "model.safetensors"), read_json(folder / "config.json")),
        lambda text: segments(tokenizer, text, _TOKENS),
        Batches(data.pairs, joint, len(anchors), plan),
        (anchors, encoder.encode(anchors)),
        plan,
    )
    checkpoint = out.with_name(out.name + ".checkpoint")
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    trainer.resume(checkpoint, signature)
    while not trainer.done():
        loss = trainer.step()
        report(Stepped(trainer.state.step, loss))
        if trainer.state.step % plan.check_every == 0 or trainer.state.step == plan.steps:
            held, best = trainer.check(lambda: _measured(trainer, data, plan), beginning)
            trainer.save(checkpoint, signature)
            report(Check(trainer.state.step, held, best))
    outcome = Outcome(None, beginning, beginning, trainer.state.step)
    if trainer.state.best:
        made = Made(
            folder,
            plan,
            signature,
            len(data.pairs),
            len(data.held),
            data.refused,
            trainer.state.step,
            beginning,
        )
        after = write_result(
            out, trainer.best_network(), made, lambda new: _measured(new, data, plan)
        )
        outcome = replace(outcome, folder=out, held=after)
    checkpoint.unlink(missing_ok=True)
    return outcome


def _own_folder(base: str | Path | None) -> Path:
    folder = folder_of(base, download=False)
    if not is_own(folder):
        raise ModelError(
            f"The encoder in {folder} is of another kind; only the bundled one and what came of it can be fine-tuned.",
            fix="Leave --model out, or train it with sentence-transformers.",
        )
    return folder


def _without_slips(data: Bitext, joint: Halves, cosine: Vectors) -> tuple[Bitext, Halves]:
    """The pairs whose sides are somewhat alike, and their vectors."""
    kept = np.flatnonzero(cosine >= _LEAST_ALIKE)
    refused = data.refused + Counter({"the sides are not alike at all": len(cosine) - len(kept)})
    if len(kept) < LEAST // 2:
        raise InputError(
            f"Of {len(cosine)} pairs only {len(kept)} are somewhat alike.",
            fix="Look whether the lines of the two columns belong together.",
        )
    return replace(data, pairs=[data.pairs[at] for at in kept], refused=refused), joint[kept]


class _Encodes(Protocol):
    def encode(self, texts: Sequence[str]) -> Vectors: ...


def _measured(encoder: _Encodes, data: Bitext, plan: Plan) -> Held:
    en, ko = (encoder.encode([pair[side] for pair in data.held]) for side in (0, 1))
    return measured(en, ko, plan.temperature)


def _signature(plan: Plan, base: Path, data: Bitext) -> str:
    """What a run is known by: plan, encoder and pairs."""
    told = json.dumps([asdict(plan), sha256(base / "model.safetensors")], sort_keys=True)
    digest = hashlib.sha256(told.encode())
    for pair in [*data.pairs, *data.held]:
        digest.update(("\n" + "\t".join(pair)).encode("utf-8", "replace"))
    return digest.hexdigest()
