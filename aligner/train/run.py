"""From bitexts to a folder that ``--model`` takes."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.align.bank import bank_texts
from aligner.encode.encoder import Encodes, Vectors
from aligner.encode.files import map_tensors, read_settings, sha256
from aligner.encode.koen import KoreanEnglishEncoder
from aligner.encode.load import folder_of, is_own
from aligner.encode.network import network_of
from aligner.encode.pieces import load_tokenizer, segments
from aligner.errors import InputError, ModelError
from aligner.train.batches import Batches, Halves, joint_vectors
from aligner.train.data import LEAST, Bitext, gathered
from aligner.train.folder import Made, write_result
from aligner.train.held import Held, measured
from aligner.train.plan import Plan, plan_for

if TYPE_CHECKING:
    from aligner.train.fit import Trainer

# Cosine of the sides, to the beginning, below which a pair is taken for a line that slipped. Of the project's bitexts
# of manuals and news 1 in 150 is below, most of them no translations.
_LEAST_ALIKE = 0.1
_TOKENS = 256  # that are read of a text in training


@dataclass(frozen=True, slots=True)
class Begun:
    """What is learnt from, how good the encoder is on the held-out pairs before, steps that an earlier run made."""

    pairs: int
    held: int
    refused: Counter[str]
    plan: Plan
    beginning: Held
    done: int


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
    """What came of it: the folder, or None where nothing was better than the beginning.

    ``steps`` of the ``planned`` were made; fewer where the held-out pairs gained nothing more.
    """

    folder: Path | None
    beginning: Held
    held: Held
    steps: int
    planned: int


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
    task = _task(bitexts, _own_folder(base), seed, steps)
    trainer = _trainer(task)
    checkpoint = checkpoint_of(out)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    trainer.resume(checkpoint, task.signature)
    data = task.data
    sizes = len(data.pairs), len(data.held), data.refused
    report(Begun(*sizes, task.plan, task.beginning, trainer.state.step))
    _learn(trainer, task, checkpoint, report)
    made = trainer.state.step, task.plan.steps
    outcome = Outcome(None, task.beginning, task.beginning, *made)
    if trainer.state.best:
        after = _write(out, trainer, task)
        outcome = replace(outcome, folder=out, held=after)
    checkpoint.unlink(missing_ok=True)
    return outcome


def checkpoint_of(out: Path) -> Path:
    """The file that a run keeps beside its folder until it is done."""
    return out.with_name(out.name + ".checkpoint")


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """All that decides a run."""

    base: Path
    encoder: KoreanEnglishEncoder
    data: Bitext
    joint: Halves
    plan: Plan
    signature: str
    beginning: Held


def _task(bitexts: Sequence[Path], base: Path, seed: int, steps: int | None) -> _Task:
    encoder = KoreanEnglishEncoder(base)
    data = gathered(bitexts, seed)
    data, joint = _without_slips(data, *joint_vectors(encoder, data.pairs))
    plan = plan_for(len(data.pairs), seed=seed, steps=steps)
    beginning = _measured(encoder, data, plan)
    return _Task(base, encoder, data, joint, plan, _signature(plan, base, data), beginning)


def _trainer(task: _Task) -> Trainer:
    from aligner.train.fit import Trainer

    anchors = [*bank_texts("en"), *bank_texts("ko")]
    tokenizer, config = load_tokenizer(task.base), read_settings(task.base / "config.json")
    return Trainer(
        network_of(map_tensors(task.base / "model.safetensors"), config),
        lambda text: segments(tokenizer, text, _TOKENS),
        Batches(task.data.pairs, task.joint, len(anchors), task.plan),
        (anchors, task.encoder.encode(anchors)),
        task.plan,
    )


def _learn(
    trainer: Trainer, task: _Task, checkpoint: Path, report: Callable[[Event], None]
) -> None:
    """Step after step until it is done; a checkpoint after each look at the held-out pairs."""
    plan = task.plan
    while not trainer.done():
        loss = trainer.step()
        report(Stepped(trainer.state.step, loss))
        if trainer.state.step % plan.check_every == 0 or trainer.state.step == plan.steps:
            held, best = trainer.check(lambda: _measured(trainer, task.data, plan), task.beginning)
            trainer.save(checkpoint, task.signature)
            report(Check(trainer.state.step, held, best))


def _write(out: Path, trainer: Trainer, task: _Task) -> Held:
    data = task.data
    counts = len(data.pairs), len(data.held), data.refused, trainer.state.step
    made = Made(task.base, task.plan, task.signature, *counts, task.beginning)
    return write_result(
        out, trainer.best_network(), made, lambda new: _measured(new, data, task.plan)
    )


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


def _measured(encoder: Encodes, data: Bitext, plan: Plan) -> Held:
    en, ko = (encoder.encode([pair[side] for pair in data.held]) for side in (0, 1))
    return measured(en, ko, plan.temperature)


def _signature(plan: Plan, base: Path, data: Bitext) -> str:
    """What a run is known by: plan, encoder and pairs."""
    told = json.dumps([asdict(plan), sha256(base / "model.safetensors")], sort_keys=True)
    digest = hashlib.sha256(told.encode())
    for pair in [*data.pairs, *data.held]:
        digest.update(("\n" + "\t".join(pair)).encode("utf-8", "replace"))
    return digest.hexdigest()
