"""Sentences and their translations, written for these tests."""

from __future__ import annotations

PAIRS = (
    (
        "The ferry to Ulleung Island left Pohang at noon on Monday.",
        "울릉도행 여객선이 월요일 정오 포항을 출발했다.",
    ),
    (
        "Heavy snow closed three mountain roads in Gangwon.",
        "폭설로 강원도 산간 도로 세 곳이 통제됐다.",
    ),
    (
        "The central bank kept its key rate at 2.5 percent.",
        "중앙은행은 기준금리를 2.5%로 동결했다.",
    ),
    ("Opposition lawmakers walked out of the hearing.", "야당 의원들이 청문회장에서 퇴장했다."),
    (
        "A nurse checks on a patient at a hospital in Daegu.",
        "대구의 한 병원에서 간호사가 환자를 살피고 있다.",
    ),
    ("Tickets for the concert sold out in two minutes.", "공연 입장권은 2분 만에 매진됐다."),
    (
        '"We will not raise fares this year," the mayor said.',
        '시장은 "올해는 요금을 올리지 않겠다"고 말했다.',
    ),
    (
        "Exports of semiconductors rose for the sixth month in a row.",
        "반도체 수출이 6개월 연속 증가했다.",
    ),
    (
        "Children plant rice seedlings in a paddy in Icheon.",
        "어린이들이 이천의 한 논에서 모내기를 하고 있다.",
    ),
    (
        "Police are looking for a man who fled after the crash.",
        "경찰은 사고를 내고 달아난 남성을 쫓고 있다.",
    ),
    (
        "The old post office will reopen as a library in spring.",
        "옛 우체국 건물이 내년 봄 도서관으로 다시 문을 연다.",
    ),
    ("The team lost the final by a single point.", "팀은 결승에서 한 점 차로 졌다."),
)
