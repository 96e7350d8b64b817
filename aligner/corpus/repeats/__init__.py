"""Pairs that repeat one another across pages: found by ``write``, kept in ``repeats.parquet`` (``file``), left out by ``kept``."""
