"""The report in a browser: it asks for nothing, its filters and keys work, and no text of a page is run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.browser import PROGRAM, Browser, browser
from tests.report.pages import hostile, html

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium on this machine"),
    pytest.mark.skipif(os.name != "posix", reason="the debugging pipe needs POSIX descriptors"),
]

SHOWN = "[...document.querySelectorAll('.card')].filter(c => c.getClientRects().length).map(c => c.id).join()"
FOCUS = "document.activeElement.id"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Browser:
    """The report of a page with everything, opened."""
    path = tmp_path / "page.html"
    path.write_text(html(), encoding="utf8")
    chromium.size(1200, 900)
    chromium.medium()
    chromium.open(path)
    return chromium


def test_nothing_is_asked_for(page: Browser) -> None:
    """No request leaves the file, and its own policy refuses none of its parts."""
    assert page.requests() == []
    assert page.complaints() == []
    assert page.tell("getComputedStyle(document.querySelector('.sides')).display") == "grid"


@pytest.mark.parametrize(
    ("name", "cards"),
    [
        ("all", "card-1,card-2,card-3,card-4"),
        ("captions", "card-1,card-3"),
        ("doubtful", "card-2"),
        ("findings", "card-1,card-3"),
        ("unaligned", "card-3,card-4"),
    ],
)
def test_filters(page: Browser, name: str, cards: str) -> None:
    """Each shows its cards, and says how many they are; that takes no script."""
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.tell(f"document.getElementById('filter-{name}').checked = true")
    page.send("Emulation.setScriptExecutionDisabled", value=False)
    assert page.tell(SHOWN) == cards
    count = page.tell(f"document.querySelector('#filter-{name} + span small').textContent")
    assert int(count) == len(cards.split(","))


def test_keys(page: Browser) -> None:
    """The keys j and k go through what is shown and stop at its ends; digits choose what is shown."""
    seen = []
    for key in "jjkkjjjjj":
        page.press(key)
        seen.append(page.tell(FOCUS)[-1])
    assert "".join(seen) == "121123444"
    page.press("4")
    page.press("k")
    assert page.tell(FOCUS) == "card-1"
    page.press("j")
    assert page.tell(FOCUS) == "card-3"


@pytest.mark.parametrize("width", [400, 1200])
def test_the_card_gone_to_is_seen(page: Browser, width: int) -> None:
    """The head of the page, which stays when the rest is scrolled, covers no card that a key goes to."""
    page.size(width, 450)
    page.tell("document.querySelector('h1').textContent = 'a-long-name '.repeat(20)")
    covered = (
        "document.activeElement.getBoundingClientRect().top < Math.max(0,"
        " document.querySelector('header.page').getBoundingClientRect().bottom)"
    )
    for key in "jjjjkkk":
        page.press(key)
        assert page.tell(covered) is False


def test_nothing_of_a_kind(page: Browser, tmp_path: Path) -> None:
    """A filter that leaves nothing says so."""
    path = tmp_path / "hostile.html"
    path.write_text(hostile(), encoding="utf8")
    page.open(path)
    shown = "document.querySelector('.none').getClientRects().length"
    assert page.tell(shown) == 0
    page.tell("document.querySelectorAll('.findings').forEach(each => each.remove())")
    page.press("4")
    assert page.tell(shown) == 1


def test_harm(page: Browser, tmp_path: Path) -> None:
    """Scripts, pictures and markup in the texts of a page do nothing at all."""
    path = tmp_path / "hostile.html"
    path.write_text(hostile(), encoding="utf8")
    page.open(path)
    assert page.requests() == []
    assert page.complaints() == []
    assert page.tell("document.title").startswith("<script>")
    assert page.tell("document.querySelectorAll('img, svg').length") == 0
    assert page.tell("document.scripts.length") == 1
    right = "Math.max(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().right))"
    assert page.tell(f"{right} <= innerWidth")


@pytest.mark.parametrize("width", [320, 400, 800, 1600])
def test_widths(page: Browser, width: int) -> None:
    """Nothing stands beyond the edge; where it is narrow, the sides stand one under the other."""
    page.size(width, 900)
    assert page.tell("document.documentElement.scrollWidth <= innerWidth")
    columns = (
        "getComputedStyle(document.querySelector('.sides')).gridTemplateColumns.split(' ').length"
    )
    assert page.tell(columns) == (1 if width < 700 else 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Browser, scheme: str) -> None:
    """Text stands out from what is behind it by 4.5 to 1 (WCAG 2.2, AA), marks and small print too."""
    page.medium(scheme=scheme)
    assert page.tell(CONTRAST) >= 4.5


def test_print(page: Browser) -> None:
    """On paper everything is shown, whatever the filter was, without buttons."""
    page.press("3")
    page.medium(type="print")
    assert page.tell(SHOWN).count("card") == 4
    assert page.tell("document.querySelector('fieldset').getClientRects().length") == 0


def test_looks(page: Browser, tmp_path: Path) -> None:
    """A picture of each is made, to look at after a change: REPORT_SHOTS names a folder for them."""
    folder = Path(os.environ.get("REPORT_SHOTS", tmp_path))
    for scheme in ("light", "dark"):
        page.look(folder / f"{scheme}.png", scheme=scheme)
    page.look(folder / "narrow.png", width=400, height=1800)
    page.look(folder / "print.png", width=800, type="print")
    assert min(path.stat().st_size for path in folder.glob("*.png")) > 10_000


# The least contrast of any text with the nearest background behind it that is not transparent.
CONTRAST = """(() => {
  const part = c => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const texts = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
  return Math.min(...texts.map(e => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(back(e))].sort((x, y) => y - x); return (a + .05) / (b + .05); }));
})()"""
