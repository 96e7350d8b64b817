"""What the tests of several stations share."""

from __future__ import annotations

import pytest

from aligner.types import Pair, Span


@pytest.fixture
def pairs() -> list[Pair]:
    """Three pairs as the pipeline gives them: sure and doubtful, printed once and twice."""
    return [
        Pair(
            "harbour-1",
            "Ferry to Ulleung resumes after storm",
            "폭풍에 끊겼던 울릉행 여객선 운항 재개",
            0.9731,
            "headline",
            (Span(0, 36),),
            (Span(120, 141),),
        ),
        Pair(
            "harbour-2",
            "Passengers wait on the quay in Pohang on Monday morning & check the board.",
            "월요일 아침 포항 부두에서 승객들이 <출항 안내판>을 살피고 있다.",
            0.6204,
            "caption",
            (Span(40, 114), Span(300, 374)),
            (Span(150, 187), Span(400, 437)),
        ),
        Pair(
            "harbour-3",
            '"We will sail at noon," the captain said.',
            '선장은 "정오에 출항하겠다"고 말했다.',
            0.91,
            "body",
            (Span(380, 421),),
            (Span(440, 461),),
        ),
    ]
