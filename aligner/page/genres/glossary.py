"""Lines that explain a word of the text above them: ``☞ urge 촉구하다``, ``* budget 예산``.

They hold both languages but are a dictionary's entries, no sentences that want a partner. A pointing
mark or a label ("단어:") tells them. Behind an ordinary list mark, or none, the form alone could be
that of a list in two languages, so there the word must stand in the text above, in several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 100  # characters of an entry with all its meanings
_POINTER = re.compile(
    r"(?:[☞☛➜➡→✎✏]|\[?(?:(?:비슷한|핵심|주요|유용한|오늘의|관련|이번 주|key|useful|similar|related|new) ?)?(?:단어|어휘|낱말|표현|숙어|용어|words?|vocabulary|vocab|glossary|key ?words?)\]? ?[:：]) ?",
    re.IGNORECASE,
)
# What heads a list of words, up to the next blank line: "KEY VOCABULARY", "오늘의 표현", "용어 설명".
_HEADING = re.compile(
    r"\W{0,3}(?:(?:(?:today['’]s|key|useful|new|difficult) )?(?:vocabulary|vocab|glossary|expressions?|key ?words? and phrases|words? and expressions?)(?: list| notes?)?|(?:word|expression|phrase)s? of the (?:day|week)"
    r"|(?:오늘의|핵심|주요|이번 ?주|이 ?주의|알아두면 좋은|유용한) ?(?:영어 ?)?(?:단어|표현|어휘|낱말|숙어|용어)|(?:단어장|용어|단어|어휘|낱말|표현) ?(?:설명|풀이|해설|정리|뜻풀이)|단어장)\W{0,3}",
    re.IGNORECASE,
)
_LEAST_BELOW = 0.5  # of the lines below a heading that are entries
_TERM = re.compile(r"[^.?!:]{2,30} ?: ?\S.{2,80}")
_MOST_BELOW = 20
# A row that says it holds words, with one word or more: "단어 at the wheel 운전 중인".
_LABELLED = re.compile(
    r"\[?(?:단어장?|어휘|낱말|숙어|vocab(?:ulary)?)\]? (?-i:[a-z])[^.?!가-힣]{1,60} [~(\[]?[가-힣][^.?!]{0,120}",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:([-*·•◦‣∙※◆●○▪►▶□■])|(\d{1,2}[.)])|([①-⑳])) ?")
_WORDS = r"[a-z][a-z'’-]{0,20}(?: [a-z'’~/-]{1,20}){0,4}"
_ENTRY = re.compile(
    rf"({_WORDS})(?: ?\([a-z. ,]{{1,12}}\))? ?[:=,–—-]? ?(?=[(~\[]?[가-힣])[^?!]{{1,70}}"
)
_REVERSED = re.compile(rf"([가-힣][가-힣 ,~]{{0,24}}) ?[:=,–—-]? ?({_WORDS})")
_REVERSED_ANY = re.compile(
    rf"[가-힣][가-힣 ,~]{{0,24}} ?[:=,–—-]? ?{_WORDS}(?:[,;/] ?{_WORDS}){{0,3}}"
)
_SENTENCE = re.compile(r"(?:[.?!…]|니다|세요|어요|아요|해요|ㄴ다|한다|된다|있다|었다|았다)\W*$")
_WORD = re.compile(r"[A-Za-z]{3,}")
# Several entries in one line: "[어휘] pore over 꼼꼼히 살피다 / verdict 평결".
_ROW_LABEL = re.compile(
    r"(?:\[[^\[\]]{1,20}\]|(?:오늘의|핵심|주요|이번 ?주|이 ?주의) (?:단어|표현|어휘|낱말|영어)(?= )|[^:：a-z]{0,12}[A-Za-z]{0,12} ?[:：]|[^:：A-Za-z]{1,16}[:：]) ?"
)
_BETWEEN = re.compile(r" ?[,/·;|•] ?")
_ROW_ENTRY = re.compile(
    rf"({_WORDS}) ?(?:\([^()]{{1,12}}\) ?)?[:=–—-]? ?[~(\[]?[가-힣][^.?!:]{{0,30}}"
)
_MEANING = re.compile(r"[~(]?[가-힣][^A-Za-z.?!]{0,24}")
# Entries with nothing between them but blanks: "throw out a suit 소를 기각하다 plaintiff 원고 coop 닭장".
_UNPARTED = re.compile(
    r"(?:[a-z][a-z'’-]*(?: [a-z'’-]+){0,4} [~(]?[가-힣][가-힣,~)]*(?: [가-힣~][가-힣,~)]*){0,4}(?: |$)){3,}"
)
_LONGEST_ROW, _LEAST_IN_ROW = 240, 2
# A word is known by its first letters ("slide" explains "slides" and "sliding", "owl" explains "owls").
_STEM = 4
_READ = 2_000  # characters of a line in which a word is looked for
# Entries whose word was found above, for a list mark, and for lines without one.
_LEAST_MARKED, _LEAST_BARE = 2, 3


def glossary_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines that explain words.

    >>> sorted(glossary_lines(["Ministry urges calm", "☞ urge 촉구하다", "* free parking 무료 주차"]))
    [1]
    """
    entries = {at: found for at, line in enumerate(lines) if (found := _entry(line))}
    pointed = {at for at, (mark, _) in entries.items() if mark == "☞"}
    listed = {at: found for at, found in entries.items() if at not in pointed}
    known = _standing_above(lines, listed) if len(listed) >= _LEAST_MARKED else set()
    for mark in {mark for mark, _ in listed.values()}:
        same = {at for at, found in listed.items() if found[0] == mark}
        least = _LEAST_MARKED if mark else _LEAST_BARE
        if len(known & same) >= max(least, len(same) / 2):
            pointed |= same
    rows = {at for at, line in enumerate(lines) if is_row(line)}
    return frozenset(pointed | rows | _below_headings(lines))


def _below_headings(lines: Sequence[str]) -> set[int]:
    """Headings of words, with the entries below them if most lines up to the next blank one are entries."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if not line or len(line) > _LONGEST or not _HEADING.fullmatch(line):
            continue
        below = []
        for next_ in range(at + 1, min(at + 1 + _MOST_BELOW, len(lines))):
            if not lines[next_] or len(lines[next_]) > _LONGEST:
                break
            below.append(next_)
        entries = [k for k in below if _explains(lines[k])]
        if entries and len(entries) >= _LEAST_BELOW * len(below):
            found |= {at, *entries}
    return found


def _explains(line: str) -> bool:
    """An entry with the word of either language first, or a term with what it means."""
    text = line.strip()
    if text[-1:] in ".?!":
        return False
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    explained = re.sub(r" ?\([^()]{1,60}\)$", "", rest)
    return any(
        form.fullmatch(part)
        for part in (rest, explained)
        for form in (_ENTRY, _REVERSED_ANY, _TERM)
    )


def is_row(line: str) -> bool:
    """Whether a line is a row of entries: small English words, each with its Korean meaning.

    >>> is_row("draw water 물을 긷다 · fill in 메우다"), is_row("Songs 노래, Dances 춤")
    (True, False)
    """
    text = line.strip()
    if not 8 <= len(text) <= _LONGEST_ROW or text[-1] in ".?!":
        return False
    label = _ROW_LABEL.match(text)
    if _LABELLED.fullmatch(text):
        return True
    if _UNPARTED.fullmatch(text):
        return True
    parts = _BETWEEN.split(text[label.end() :] if label else text)
    entries = sum(bool(_ROW_ENTRY.fullmatch(part)) for part in parts)
    meanings = sum(bool(_MEANING.fullmatch(part)) for part in parts)
    first = bool(parts and _ROW_ENTRY.fullmatch(parts[0]))
    return first and entries >= _LEAST_IN_ROW and entries + meanings == len(parts)


def _entry(line: str) -> tuple[str, str] | None:
    """The mark ("☞" for all that point, "0" for numbers, "" for none) and the word of an entry."""
    text = line.strip()
    if not 3 <= len(text) <= _LONGEST or _SENTENCE.search(text[-8:]):
        return None
    pointer = _POINTER.match(text)
    bullet = None if pointer else _BULLET.match(text)
    rest = text[(pointer or bullet).end() :] if (pointer or bullet) else text  # type: ignore[union-attr]
    if entry := _ENTRY.fullmatch(rest):
        mark = "☞" if pointer else (bullet[1] or "0") if bullet else ""
        return mark, entry[1]
    reversed_ = _REVERSED.fullmatch(rest) if pointer else None
    return ("☞", reversed_[2]) if reversed_ else None


def _standing_above(lines: Sequence[str], entries: dict[int, tuple[str, str]]) -> set[int]:
    """The entries of which a word stands in a line above that is no entry itself."""
    seen: set[str] = set()
    found = set()
    for at, line in enumerate(lines):
        if at not in entries:
            words = [word.lower() for word in _WORD.findall(line[:_READ])]
            seen.update(word[:size] for word in words for size in (_STEM - 1, _STEM))
        elif any(word[:_STEM] in seen for word in _WORD.findall(entries[at][1])):
            found.add(at)
    return found
