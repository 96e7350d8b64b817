"""Saved HTML: what three extractors keep of it, what it costs, and the F1 from HTML beside that from text.

    python -m tests.benchmarks.html [--pages 60]

First the pages of tests/page/html/pages with their gold; then the development pages (``../shared/bench``, skipped
where they are not), put into HTML in three styles of markup and aligned with the bundled encoder.
"""

from __future__ import annotations

import argparse
import html
import json
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from aligner import Aligner
from aligner.evaluate import GoldPage, load_gold, score_page
from aligner.evaluate.report import NOTHING
from aligner.page import page_from_bytes, page_from_html
from aligner.types import Page

HERE = Path(__file__).parents[1] / "page" / "html" / "pages"
BENCH = Path(__file__).parents[3] / "shared" / "bench" / "dev_pages.jsonl"
ROUNDS = 30
STYLES = ("figcaption", "div.caption", "tables and br")


def ours(data: bytes) -> tuple[str, str]:
    """All the text, and what of it is let in."""
    page = page_from_bytes(data, form="html")
    out = {m.span for m in page.marked if m.kind == "furniture"}
    text = page.text
    for span in sorted(out, reverse=True):
        text = text[: span.start] + text[span.stop :]
    return text, "\n".join(m.span.of(page.text) for m in page.marked if m.kind == "caption")


def resiliparse(data: bytes) -> tuple[str, str]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(data.decode("cp949" if b"ks_c_5601" in data else "utf-8"))
    return str(extract_plain_text(tree, main_content=True, alt_texts=True)), ""


class _Everything(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def everything(data: bytes) -> tuple[str, str]:
    """All that stands between tags, by the standard library."""
    parser = _Everything()
    parser.feed(data.decode("cp949" if b"ks_c_5601" in data else "utf-8"))
    return "\n".join(parser.parts), ""


def milliseconds(work: Callable[[], object]) -> float:
    """The fastest of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def extraction() -> None:
    """A line an extractor: what of the gold is in its text."""
    pages = [(path.read_bytes(), json.loads(path.with_suffix(".json").read_text("utf-8"))) for path in sorted(HERE.glob("*.html"))]  # fmt: skip
    big = large_page()
    print(f"{len(pages)} pages; kept / in the gold; last column: {len(big) // 1000} kB of markup")
    for name, extract in (("ours", ours), ("resiliparse", resiliparse), ("html.parser", everything)):  # fmt: skip
        row = []
        for key in ("captions", "body", "furniture"):
            wanted = [(text, extract(data)[0]) for data, gold in pages for text in set(gold[key])]
            row.append(f"{key} {sum(text in found for text, found in wanted):3}/{len(wanted)}")
        cost = milliseconds(lambda extract=extract: extract(big))  # type: ignore[misc]
        print(f"{name:12} {'  '.join(row)}  {cost:6.2f} ms")


def large_page() -> bytes:
    """A page of 3,000 characters of text in 60 kB of ordinary markup, a third of it scripts."""
    body = "".join(f'<p class="article-text" data-p="{n}">여객선은 <b>월요일</b>에 다시 뜬다. The ferry sails again on day {n}.</p>\n' for n in range(50))  # fmt: skip
    card = '<li class="c-card"><div class="c-card__in"><a class="c-link" href="/news/2025/{n}" data-ga="{n}"><span class="t">소식 {n}</span></a></div></li>\n'
    cards = "".join(card.replace("{n}", str(n)) for n in range(220))
    script = "<script>" + "window.x = {a: 1, b: '<p>'};\n" * 700 + "</script>"
    return f"<!doctype html><html><head>{script}</head><body><h1>배</h1>{body}<div class=list><ul>{cards}</ul></div></body></html>".encode()


def as_html(page: GoldPage, style: str) -> str:
    """A page of text as a newsroom's software would print it: the pairs of its captions are marked as such."""
    captions = {side for pair in page.pairs for side in pair} if "caption" in page.kind else set()
    return "<!doctype html><body>" + "".join(_blocks(page.text, captions, style)) + "</body>"


def _blocks(text: str, captions: set[str], style: str) -> Iterator[str]:
    for line in filter(str.strip, text.split("\n")):
        shown = html.escape(line)
        captioned = any(caption in line and len(line) < 2 * len(caption) for caption in captions)
        if style == "tables and br":
            cell = (
                f"<table><tr><td><img src=a></td></tr><tr><td class=cap>{shown}</td></tr></table>"
            )
            yield cell if captioned else f"{shown}<br><br>\n"
        elif captioned and style == "figcaption":
            yield f"<figure><img src=a><figcaption>{shown}</figcaption></figure>\n"
        else:
            yield f"<div class='{'caption' if captioned else 'text'}'>{shown}</div>\n"


def f1(pages: list[GoldPage], read: Callable[[GoldPage], Page], aligner: Aligner) -> float:
    """Micro F1 over the pages."""
    scores = [
        score_page([(p.en, p.ko) for p in aligner.align_page(read(page)).pairs], page)
        for page in pages
    ]
    return sum(scores, start=NOTHING).f1


def alignment(count: int) -> None:
    """F1 from text and from HTML."""
    if not BENCH.exists():
        print(f"No {BENCH.name} beside the repository: F1 is not measured.")
        return
    every = load_gold(BENCH)
    pages = every[:: max(1, len(every) // count)]
    aligner = Aligner()
    print(f"F1 on {len(pages)} development pages: text {f1(pages, lambda page: Page(page.id, page.text), aligner):.4f}", flush=True)  # fmt: skip
    for style in STYLES:
        value = f1(pages, lambda page, style=style: page_from_html(as_html(page, style)), aligner)  # type: ignore[misc]
        print(f"  as HTML, {style}: {value:.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    options = parser.parse_args()
    extraction()
    alignment(options.pages)


if __name__ == "__main__":
    main()
