"""The data card of an export: what it holds, where it is from, how it was made, what it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from aligner.corpus.export.account import Account
from aligner.corpus.formats.fields import one_line

_SOURCES = 10  # told by name; the rest are counted
# What the Hugging Face hub takes as the name of a licence, as far as texts go; others are "other" with a name.
_LICENCES = re.compile(
    r"(?:cc0-1\.0|cc-by(?:-nc)?(?:-sa|-nd)?-[234]\.[05]|odc-by|odbl|pddl|mit|apache-2\.0)"
)
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGER = "1M<n<10M"
_REPEATS = {"kept": "each pair once", "all": "as often as found"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&])")

_METHOD = """\
The pages were read and cut into blocks (headline, caption, body) and sentences; furniture was left out. An encoder gave
each sentence a vector, and runs of one to three sentences were paired where they speak for one another more than for
anything else on the page. `score` is the probability that the two sides translate each other. Then each pair was checked:
a finding says which number, date, unit or name does not agree. Nothing was corrected.
"""
_LIMITS = """\
- No person has read these pairs, and some are wrong: of a hundred with a score of 0.90, ten or so should be.
- A free translation may have a finding and be right; a mistake may have none.
- What a page says may be wrong, out of date or an opinion, and persons are named as they were on the page.
- Which side was written first is not known.
- A language was told by its script: what stands in Latin letters was taken for English.
"""
_NO_LICENCE = (
    "Not stated. The texts belong to those who published them: ask before you pass them on."
)


def card(name: str, account: Account, about: Mapping[str, Any], stats: Mapping[str, Any]) -> str:
    """The card in Markdown. ``about`` is the export's signature, ``stats`` what became of the corpus' pages."""
    return "\n".join(_lines(name, account, about, stats)) + "\n"


def front_matter(name: str, account: Account, licence: str) -> str:
    """What the Hugging Face hub and ``load_dataset`` read at the head of a card (YAML)."""
    size = next((text for limit, text in _SIZES if account.pairs < limit), _LARGER)
    files = [f"  - split: {share}\n    path: data/{share}-*.parquet" for share in account.shares]
    head = ["---", "language:", "- ko", "- en", *_licence_lines(licence)]
    head += ["task_categories:", "- translation", "multilinguality:", "- translation"]
    head += ["size_categories:", f"- {size}", f"pretty_name: {_yaml(name)}"]
    head += ["configs:", "- config_name: default", "  data_files:", *files, "---", ""]
    return "\n".join(head) + "\n"


def _licence_lines(licence: str) -> list[str]:
    if not licence:
        return ["license: unknown"]
    if _LICENCES.fullmatch(licence.lower()):
        return [f"license: {licence.lower()}"]
    return ["license: other", f"license_name: {_yaml(licence)}"]


def _yaml(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)  # a JSON string is a YAML string


def _lines(
    name: str, account: Account, about: Mapping[str, Any], stats: Mapping[str, Any]
) -> Iterator[str]:
    yield from (f"# {_plain(name)}", "")
    yield f"{account.pairs:,} pairs of English and Korean sentences from {account.docs:,} documents."
    yield from ("", "## Figures", "", *_figures(account))
    yield from ("", "## Sources", "", *_sources(account))
    yield from ("", "## How it was made", "", _METHOD, *_made(about, stats))
    yield from ("", "## What was left out", "", *_left_out(account, about))
    yield from ("", "## Split", "", _split(about))
    yield from ("", "## Licence", "", _plain(about["licence"]) or _NO_LICENCE)
    yield from ("", "## Known limits", "", _LIMITS.rstrip())


def _made(about: Mapping[str, Any], stats: Mapping[str, Any]) -> Iterator[str]:
    """What decided the corpus, and what became of its pages."""
    made = about["corpus"]
    model = made.get("model", {})
    rows = [("aligner", made.get("aligner", ""))]
    rows += [("encoder", model.get("name", "")), ("its files (sha256)", model.get("sha256", ""))]
    least = made.get("settings", {}).get("min_score", "")
    rows += [("least score in the corpus", least), ("exported by aligner", about["aligner"])]
    rows += [(f"pages {status}", count) for status, count in stats.get("statuses", {}).items()]
    yield from _table(("", ""), ((key, _plain(value)) for key, value in rows))


def _split(about: Mapping[str, Any]) -> str:
    if not about["split"]:
        return "None."
    return (
        f"By document, drawn with seed {about['split']['seed']}: no document stands in two shares, and"
        " documents that hold the same pair, or nearly the same, were kept together."
    )


def _figures(account: Account) -> Iterator[str]:
    yield from _table(
        ("", "pairs", "documents", "English characters", "Korean characters"),
        (
            (name, held.pairs, held.docs, held.en_length, held.ko_length)
            for name, held in account.shares.items()
        ),
    )
    yield ""
    yield from _table(("kind", "pairs"), account.kinds.most_common())
    yield ""
    bands = sorted(account.scores.items(), reverse=True)
    yield from _table(("score from", "pairs"), ((f"{band:.2f}", count) for band, count in bands))
    yield ""
    if found := sorted(account.findings.items()):
        yield from _table(("finding", "", "times"), ((*key, count) for key, count in found))
    else:
        yield "No findings."
    yield ""
    if account.first_day:
        yield f"Dates of pages: {account.first_day} to {account.last_day}."
    yield f"{account.undated:,} pairs are of pages without a date."


def _sources(account: Account) -> Iterator[str]:
    first = sorted(account.sources.items(), key=lambda item: (-item[1], item[0]))[:_SOURCES]
    yield from _table(("source", "pairs"), ((_plain(name), count) for name, count in first))
    if len(account.sources) > _SOURCES:
        yield f"\nand {len(account.sources) - _SOURCES:,} more."


def _left_out(account: Account, about: Mapping[str, Any]) -> Iterator[str]:
    for name, value in about["filters"].items():
        yield f"- {name}: {_plain(json.dumps(value, ensure_ascii=False))}"
    yield f"- repeats: {_REPEATS[about['repeats']]}"
    if account.left_out:
        yield "\nA pair is counted once, under the first reason that it meets.\n"
        yield from _table(("why", "pairs"), account.left_out.items())


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else str(cell) for cell in row)} |"


def _plain(value: Any) -> Any:  # noqa: ANN401 (what JSON holds)
    """A text as Markdown shows it, with no markup of its own; counts as they are."""
    return _MARKUP.sub(r"\\\1", one_line(value)) if isinstance(value, str) else value
