"""Thousands of pages to a corpus folder: never stopped by one bad page, and picked up where it was killed."""

from __future__ import annotations

from aligner.batch.account import Account
from aligner.batch.run import Watch, run_batch
from aligner.batch.settings import Settings

__all__ = ["Account", "Settings", "Watch", "run_batch"]
