"""Pages as newsrooms save them: a text in 20 to 60 kB of markup, in three styles, the same for the same number."""

from __future__ import annotations

import html
import random

SMALLEST, LARGEST = 20_000, 60_000  # bytes of a page with its markup
SCRIPTS = 0.4  # share of the markup around the text that scripts and styles take; menus and lists take the rest
BOUGHT = (
    "window.dataLayer = window.dataLayer || []; dataLayer.push({event: 'view', html: '<p>'});\n"
)
STYLE = ".c-card__in > .c-link:hover { color: #123; margin: 0 1em } @media (max-width: 40em) { .gnb { display: none } }\n"
CARD = (
    '<li class="c-card c-card--wide"><div class="c-card__in"><a class="c-link" href="/news/2025/{n}" data-ga="list-{n}">'
    '<img class="c-thumb" src="/t/{n}.jpg" alt="" loading="lazy" width="120" height="80"><span class="t">{title} {n}</span></a></div></li>\n'
)
TITLES = ("시의회 회의", "Harbor news", "오늘의 날씨", "City notice")
SECTIONS = ("정치", "경제", "사회", "문화", "Sports", "Opinion", "Photos", "Life")


def newsroom_page(text: str, number: int) -> str:
    """The text as a site would print it: each line a block, with scripts, menus, lists of other articles and a footer.

    ``number`` decides the size of the markup and its style.
    """
    rng = random.Random(number)
    body = STYLES[number % len(STYLES)]([line for line in text.splitlines() if line.strip()])
    left = max(0, rng.randint(SMALLEST, LARGEST) - len(body.encode()))
    scripts = BOUGHT * round(left * SCRIPTS / 2 / len(BOUGHT))
    styles = STYLE * round(left * SCRIPTS / 2 / len(STYLE))
    count = round(left * (1 - SCRIPTS) / len(CARD))
    cards = [
        CARD.replace("{n}", str(number + n)).replace("{title}", rng.choice(TITLES))
        for n in range(count)
    ]
    menu = "".join(f'<li class="gnb__i"><a href="/s/{at}">{name}</a></li>' for at, name in enumerate(SECTIONS))  # fmt: skip
    return (
        '<!DOCTYPE html>\n<html lang="ko"><head><meta charset="utf-8"><title>News</title>'
        f'<meta property="article:published_time" content="2025-11-{1 + number % 28:02}T09:20:00+09:00">\n'
        f"<script>{scripts}</script><style>{styles}</style></head>\n<body><header><nav><ul class=gnb>{menu}</ul></nav></header>\n"
        f"<main><article>\n{body}\n</article></main>\n<aside><ul>{''.join(cards[::2])}</ul></aside>\n"
        f'<div class="related"><ul>{"".join(cards[1::2])}</ul></div><footer><p>Contact us</p></footer></body></html>\n'
    )


def _paragraphs(lines: list[str]) -> str:
    return "\n".join(f'<p class="article-text">{html.escape(line)}</p>' for line in lines)


def _divs(lines: list[str]) -> str:
    return "\n".join(
        f'<div class="text" data-p="{at}"><span style="font-size:16px">{html.escape(line)}</span></div>'
        for at, line in enumerate(lines)
    )


def _breaks(lines: list[str]) -> str:
    return "<div id=articleBody>" + "\n".join(f"{html.escape(line)}<br><br>" for line in lines) + "</div>"  # fmt: skip


STYLES = (_paragraphs, _divs, _breaks)
