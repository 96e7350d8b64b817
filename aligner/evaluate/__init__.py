"""Predicted pairs against gold: precision, recall and F1, by kind of page."""

from aligner.evaluate.gold import GoldPage, load_gold
from aligner.evaluate.report import (
    Report,
    Row,
    evaluate,
    format_report,
    score_pages,
    signature,
    texts_astray,
)
from aligner.evaluate.score import PageScore, right_pairs, score_page

__all__ = [
    "GoldPage",
    "PageScore",
    "Report",
    "Row",
    "evaluate",
    "format_report",
    "load_gold",
    "right_pairs",
    "score_page",
    "score_pages",
    "signature",
    "texts_astray",
]
