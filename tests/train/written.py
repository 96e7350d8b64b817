"""A bitext that is made up: enough pairs to learn from, no two alike."""

from __future__ import annotations

from itertools import product
from pathlib import Path

PLACES = (
    ("Pohang", "포항"), ("Daegu", "대구"), ("Jeju", "제주"), ("Ulsan", "울산"), ("Mokpo", "목포"), ("Gunsan", "군산"),
)  # fmt: skip
THINGS = (
    ("library", "도서관"), ("museum", "박물관"), ("hospital", "병원"), ("market", "시장"), ("theater", "극장"),
    ("station", "역"), ("school", "학교"), ("bridge", "다리"), ("harbor", "항구"), ("park", "공원"),
)  # fmt: skip
EVENTS = (
    ("The {} in {} opened on Monday.", "{}의 {}이 월요일 문을 열었다."),
    ("Workers repaired the old {} in {}.", "인부들이 {}의 낡은 {}을 수리했다."),
    ("The {} in {} will close next spring.", "{}의 {}은 내년 봄 문을 닫는다."),
    ("Nobody visited the {} in {} last week.", "지난주 {}의 {}을 찾은 사람은 없었다."),
    ("A fire broke out near the {} in {}.", "{}의 {} 근처에서 불이 났다."),
)

PAIRS = [
    (event.format(thing, place), ereignis.format(ort, ding))
    for (event, ereignis), (thing, ding), (place, ort) in product(EVENTS, THINGS, PLACES)
]


def write_bitext(path: Path) -> Path:
    """All 300 pairs as a TSV."""
    path.write_text("".join(f"{en}\t{ko}\n" for en, ko in PAIRS), encoding="utf-8")
    return path
