"""Fine-tunes the bundled encoder on a bitext of the user's own."""

from __future__ import annotations

from aligner.train.data import Bitext, gathered
from aligner.train.held import Held
from aligner.train.plan import Plan, plan_for
from aligner.train.run import Check, Outcome, train

__all__ = ["Bitext", "Check", "Held", "Outcome", "Plan", "gathered", "plan_for", "train"]
