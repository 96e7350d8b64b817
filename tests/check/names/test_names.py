"""Names, designations and the glossary: who stands in whose place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import Glossary, check_pair, load_glossary
from aligner.check.names.findings import name_findings
from aligner.check.names.identifiers import identifiers
from aligner.check.names.local_ko import stem
from aligner.check.names.sound import score
from aligner.check.names.syllables import FAMILY, apart, reads
from aligner.check.names.table import known
from aligner.check.names.words import word_list
from aligner.errors import InputError

CASES = json.loads((Path(__file__).parents[1] / "cases" / "names.json").read_text("utf-8"))


@pytest.mark.parametrize(("en", "ko"), CASES["agree"])
def test_names_that_agree_are_not_flagged(en: str, ko: str) -> None:
    """One name in two languages, a name on one side only, a title for a name: no error."""
    assert [f for f in check_pair(en, ko) if f.severity == "error"] == []


@pytest.mark.parametrize(("en", "ko", "identity", "en_item", "ko_item"), CASES["differ"])
def test_another_name_is_an_error(
    en: str, ko: str, identity: str, en_item: str, ko_item: str
) -> None:
    """The first error says which name of each side, with its place."""
    finding, *_ = [f for f in check_pair(en, ko) if f.severity == "error"]
    assert (finding.id, finding.en_span.of(en), finding.ko_span.of(ko)) == (
        identity,
        en_item,
        ko_item,
    )
    assert en_item in finding.message
    assert ko_item in finding.message


@pytest.mark.parametrize(("en", "ko", "en_item", "ko_item", "usual"), CASES["spelling"])
def test_an_odd_spelling_is_a_warning(
    en: str, ko: str, en_item: str, ko_item: str, usual: str
) -> None:
    """One name, misspelled on one side, is a warning that names both forms and the usual one."""
    (finding,) = check_pair(en, ko)
    assert (finding.id, finding.severity) == ("name-spelling", "warning")
    assert (finding.en_span.of(en), finding.ko_span.of(ko)) == (en_item, ko_item)
    assert usual in finding.message


@pytest.mark.parametrize(("en", "ko", "why"), CASES["known_failures"])
@pytest.mark.xfail(strict=True, reason="known failures")
def test_known_failures(en: str, ko: str, why: str) -> None:
    """Names that are not told from other words yet."""
    assert name_findings(en, ko), why


# fmt: off
# The official letters of each syllable's parts (Revised Romanisation, 2000), as passports write names.
_ONSETS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i")
_CODAS = {0: "", 1: "k", 4: "n", 8: "l", 16: "m", 17: "p", 21: "ng"}
# fmt: on


@given(st.text(st.sampled_from("".join(word_list("given_ko"))), min_size=1, max_size=3))
def test_official_romanisation_reads_as_its_syllables(name: str) -> None:
    """What the official rules write for each syllable is read as that syllable."""
    latin = ""
    for char in name:
        number = ord(char) - 0xAC00
        if number % 28 not in _CODAS:
            return
        latin += _ONSETS[number // 588] + _VOWELS[number % 588 // 28] + _CODAS[number % 28]
    assert reads(name, latin)
    assert apart(name, latin) == 0


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("석열", "sukyeol"), ("정은", "jongun"), ("회", "hoi"), ("명훈", "myungwhun"), ("왕십리", "wangsimni"), ("신라", "silla"), ("종로", "jongno"), ("순신", "soonshin"), ("경복궁", "kyongbokkung")],
)  # fmt: skip
def test_other_romanisations(hangul: str, latin: str) -> None:
    """McCune-Reischauer, passports and assimilated place names are read too."""
    assert reads(hangul, latin)


@pytest.mark.parametrize(
    ("hangul", "latin", "same"),
    [("재명", "jaemyun", True), ("정은", "jongum", True), ("재명", "nakyon", False), ("정은", "jongil", False), ("민재", "minji", False)],
)  # fmt: skip
def test_how_far_two_given_names_are(hangul: str, latin: str, *, same: bool) -> None:
    """One letter off may be a slip; another syllable is another person."""
    assert (apart(hangul, latin) < 1) == same


def test_family_names_have_their_usual_spellings() -> None:
    """이 is Lee, Yi, Rhee or I; 최 is Choi or Choe; 류 and 유 share Yoo and Ryu."""
    assert {"lee", "yi", "rhee", "i"} <= set(FAMILY["이"])
    assert {"choi", "choe"} <= set(FAMILY["최"])
    assert set(FAMILY["류"]) & set(FAMILY["유"])


@pytest.mark.parametrize(
    ("word", "hangul", "alike"),
    [("Zelenskyy", "젤렌스키", True), ("Kursk", "쿠르스크", True), ("Kursk", "쿠루스크", True), ("Macron", "마크롱", True), ("Guterres", "구테흐스", True), ("Macron", "숄츠", False), ("Chicago", "보스턴", False)],
)  # fmt: skip
def test_sound(word: str, hangul: str, *, alike: bool) -> None:
    """A transcription scores above 0.6 a letter, another name below."""
    assert (score(word, hangul) > 0.6) == alike


def test_tables_are_well_formed() -> None:
    """Every form of the tables is found by its first word or first two characters, and no entity lacks a side."""
    tables = known()
    for first, rows in tables.english.items():
        assert all(form[0] == first and form and entities for form, entities in rows)
    for start, forms in tables.korean.items():
        assert all(form[:2] == start and entities for form, entities in forms)
        assert all(entity.english[0] and entity.korean[0] for _, found in forms for entity in found)


@pytest.mark.parametrize(("word", "bare"), [("평양에서는", "평양"), ("오바마와", "오바마"), ("메시", "메시")])  # fmt: skip
def test_stem(word: str, bare: str) -> None:
    """Particles come off, unless fewer than two syllables would be left."""
    assert stem(word) == bare


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("two F-35As and a KF-21", ["F35A", "KF21"]),
        ("the G-20 and 주요 20개국", ["G20", "G20"]),
        ("OZ 202 and OZ202편", ["OZ202", "OZ202"]),
        ("63빌딩, the 63 Building", ["BUILDING63", "BUILDING63"]),
        ("Dec. 17, COVID-19, $35, 84 m", []),
    ],
)
def test_identifiers(text: str, keys: list[str]) -> None:
    """Designations are read alike in every form; dates, sums and diseases are none."""
    assert [found.key for found in identifiers(text)] == keys


GLOSSARY = Glossary.of([("Chey Tae-won", "최태원"), ("Lee Boo-jin", "이부진"), ("the Firm", "물산"), ("Sarang Hall", "사랑채"), ("Yoon Suk Yeol", "윤석열")])  # fmt: skip


def test_the_glossary_decides() -> None:
    """An agreed pair never differs, whatever the tables say."""
    odd = Glossary.of([("Daejeon", "대구")])
    assert check_pair("She lives in Daejeon.", "그는 대구에 산다.")
    assert check_pair("She lives in Daejeon.", "그는 대구에 산다.", glossary=odd) == []


def test_another_term_of_the_glossary_is_an_error() -> None:
    """A term whose partner is missing, while another term stands there, differs: the message gives the partner."""
    (finding,) = check_pair("Sarang Hall opens.", "물산이 문을 연다.", glossary=GLOSSARY)
    assert (finding.id, finding.severity) == ("name-differs", "error")
    assert "사랑채" in finding.message


def test_another_spelling_than_the_glossary_is_a_warning() -> None:
    """House style: the Korean name is right, the English is spelled in another way."""
    (finding,) = check_pair("Yoon Seok-youl bows.", "윤석열이 고개를 숙인다.", glossary=GLOSSARY)
    assert (finding.id, finding.severity) == ("name-spelling", "warning")
    assert "Yoon Suk Yeol" in finding.message


def test_load_glossary(tmp_path: Path) -> None:
    """Comments, empty lines and further columns are passed over."""
    path = tmp_path / "terms.tsv"
    path.write_text("\N{BOM}# ours\n\nChey Tae-won\t최태원\tchairman\n", "utf-8")
    assert load_glossary(path) == Glossary.of([("Chey Tae-won", "최태원")])


@pytest.mark.parametrize("text", ["Chey Tae-won 최태원\n", "\t최태원\n", "Chey\t \n"])
def test_a_line_that_is_no_pair_is_told(tmp_path: Path, text: str) -> None:
    """A line without a tab or with an empty side is an error that quotes it."""
    path = tmp_path / "terms.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="line 1"):
        load_glossary(path)


def test_a_glossary_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is told by its name."""
    with pytest.raises(InputError, match=r"terms\.tsv"):
        load_glossary(tmp_path / "terms.tsv")


@pytest.mark.parametrize(
    "piece", ["Kim ", "Kim Jong-un ", "Aa-dong ", "Xaviero ", "Seoul ", "U.", "A-1 "]
)
@pytest.mark.parametrize("other", ["김", "김정은 ", "젤렌스키 ", "서울 ", "가나다라마바사 "])
def test_long_texts_come_to_an_end(piece: str, other: str) -> None:
    """Thousands of names on both sides come to an end (no timing; a comparison of all with all would hang)."""
    assert isinstance(name_findings(piece * 5000, other * 5000), list)


@settings(deadline=None)  # the first call reads the tables
@given(st.text(st.sampled_from("KimLeJongun -'.SeoulAB19"), max_size=60), st.text(st.sampled_from("김이정은서울대통령가에서 A1·젤렌스키"), max_size=60))  # fmt: skip
def test_spans_lie_in_the_texts(en: str, ko: str) -> None:
    """No text raises, and every span lies in its text."""
    for finding in name_findings(en, ko):
        assert 0 <= finding.en_span.start < finding.en_span.stop <= len(en)
        assert 0 <= finding.ko_span.start < finding.ko_span.stop <= len(ko)
