"""Words of Korean and English news and web pages, as data: who is credited, what a site prints around an article.

General words only. A site's own lines are found by form and position (``furniture/kinds.py``), never listed here.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """The words of a table; a comma or a line end stands between them."""
    return tuple(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


# News and picture agencies, as they are named in credits. Latin names in the spelling of credits;
# matching is done without regard to case where the whole credit is in capitals.
AGENCIES_EN = _words(
    """
    Yonhap, Yonhap News, Yonhap News TV, Newsis, News1, NEWS1, Reuters, AP, Associated Press,
    AFP, Agence France-Presse, EPA, EPA-EFE, UPI, DPA, dpa, AAP, PTI, ANSA, TASS, Tass, Sputnik,
    Xinhua, Kyodo, Kyodo News, Jiji, KCNA, Rodong Sinmun, Bloomberg, Anadolu, NurPhoto, Zuma
    Press, Penta Press, Getty Images, Getty Images Korea, Getty Images Bank, gettyimagesbank,
    Gettyimagesbank, Shutterstock, Alamy, Pixabay, Unsplash, Wikimedia Commons, YouTube,
    Instagram, Joint Press Corps
    """
)
AGENCIES_KO = _words(
    """
    연합, 연합뉴스, 연합뉴스TV, 뉴시스, 뉴스1, 뉴스핌, 로이터, 로이터통신, 신화, 신화통신, 신화사, 교도, 교도통신, 타스, 타스통신, 블룸버그,
    조선중앙통신, 노동신문, 게티이미지, 게티이미지코리아, 게티이미지뱅크, 셔터스톡, 중앙포토, 공동취재, 공동취재단, 사진공동취재단, 사진기자단, 자료사진
    """
)
# A publication that is on no list shows itself by its last word.
PUBLICATION_EN = _words(
    """
    Times, Herald, Post, Daily, News, Press, Journal, Tribune, Gazette, Today, Weekly, Review,
    Observer, Chronicle, Ledger, Standard, Magazine
    """
)
PUBLICATION_KO = _words(
    """
    일보, 신문, 뉴스, 저널, 타임스, 타임즈, 방송, 경제, 통신, 투데이, 포스트, 헤럴드, 데일리, 위클리, 미디어, 매거진, 리뷰, 포토, TV
    """
)
# Titles of those who write and photograph, after a Korean name.
REPORTER_KO = _words(
    """
    기자, 인턴기자, 객원기자, 선임기자, 전문기자, 대기자, 사진기자, 특파원, 통신원, 논설위원, 에디터, 리포터
    """
)
# What an editor sets in square brackets about the piece itself: part of the text, never a credit.
EDITORIAL_TAGS = frozenset(
    _words(
        """
    단독, 속보, 종합, 영상, 사설, 칼럼, 기고, 인터뷰, 전문, 르포, 기획, 특집, 현장, 해설, 분석, 오피니언, 시론, 사진, 포토, 1보, 2보, 3보,
    종합2보, 업데이트, 상, 중, 하, 끝, 현지시간, 웃음, 박수, exclusive, editorial, video, photo, photos, update,
    updated, breaking, interview, column, opinion, analysis, feature, laughs, applause, sic,
    live,
    화보, 그래픽, 표, 이슈, 팩트체크, 만평, 부고, 인사, 포토뉴스, 알림, 공지, 사건, 종합1보, q&a
    """
    )
)
# Months and days, for lines that hold nothing but a date.
MONTHS_EN = _words(
    """
    jan, feb, mar, apr, may, jun, jul, aug, sep, sept, oct, nov, dec
    """
)
DAYS_KO = "월화수목금토일"
# What a site calls its own doings around a date of publication.
DATE_LABELS_EN = _words(
    """
    published, posted, updated, modified, last updated, last modified, first published,
    uploaded, created, released, registered, updated on, published on, posted on, published at,
    updated at
    """
)
DATE_LABELS_KO = _words(
    """
    입력, 수정, 승인, 등록, 게재, 게시, 작성, 발행, 송고, 업데이트, 최종수정, 최종 수정, 최초입력, 최초 입력, 기사입력, 기사등록, 기사승인, 기사 입력, 기사수정, 등록일,
    수정일, 게시일, 작성일, 입력일, 발행일, 배포, 배포일, 배포일시, 보도일시, 보도시점, 지면
    """
)
# Words of buttons and tools. A short line made of nothing else is no text, wherever it stands.
TOOL_WORDS_EN = frozenset(
    _words(
        """
    a-, a+, aa, print, printer-friendly, dictionary, share, scrap, bookmark, save, font, fonts,
    size, text-size, zoom, copy, url, copied, email, e-mail, mail, facebook, twitter, x,
    kakaotalk, kakaostory, kakao, line, linkedin, instagram, youtube, telegram, whatsapp,
    threads, band, pinterest, reddit, tiktok, rss, naver, google, listen, audio, tts, link,
    links, login, logout, log-in, sign-in, signin, signup, sign-up, log, sign, register, join,
    subscribe, subscription, subscriptions, e-paper, epaper, newsletter, newsletters, sitemap,
    search, menu, close, open, reply, report, like, likes, dislike, recommend, comment,
    comments, cancel, submit, top, home, previous, prev, next, back, app, download, mobile,
    follow, skip, toggle, navigation, translate, translation, enlarge, reduce, larger, smaller,
    increase, decrease, bigger, hide, show, more, less, hits, views, view, bookmarking, faq,
    help, cookies, cookie, terms, privacy,
    pdf, unsubscribe, feedback, list, directions, abuse, archive, policy, refund, swipe, tap, slideshow, send, cart, bookmarks, playlist, play, pause, a+, sns
    """
    )
)
TOOL_WORDS_KO = frozenset(
    _words(
        """
    인쇄, 프린트, 공유, 공유하기, 스크랩, 북마크, 저장, 글자, 글자크기, 글씨, 글씨크기, 크기, 작게, 크게, 보통, 기본, 조절, 본문듣기, 듣기, 번역,
    복사, 주소복사, 링크복사, 링크, url복사, url, 이메일, 메일, 페이스북, 트위터, 카카오톡, 카카오스토리, 카카오, 네이버, 밴드, 블로그, 라인,
    텔레그램, 인스타그램, 유튜브, 로그인, 로그아웃, 회원가입, 구독, 구독하기, 구독신청, 신문구독, 검색, 통합검색, 전체메뉴, 메뉴, 닫기, 열기, 더보기,
    접기, 펼치기, 댓글, 댓글쓰기, 답글, 좋아요, 싫어요, 추천, 추천하기, 비추천, 신고, 신고하기, 등록, 취소, 목록, 이전, 다음, 이전글, 다음글,
    이전기사, 다음기사, 위로, 맨위로, 홈, 마이페이지, 제보, 제보하기, 기사제보, 지면보기, 보기, 지면, 기사보기, 앱, 다운로드, 공감, 팔로우, 알림, 설정, 음성,
    음성으로, 요약, 요약보기, 기사, 이용약관, 개인정보처리방침, 개인정보취급방침, 청소년보호정책, 이메일무단수집거부, 사이트맵, 고객센터, 회사소개, 광고문의,
    저작권규약, 기사듣기, 퍼가기, 바로가기, 본문, 화면, 확대, 축소, 오류신고,
    줄이기, 키우기, 조정, 글씨체, 가, 기사검색, pc버전, 모바일버전, 윗글, 아랫글, 목록으로, 목록보기, 수신거부, 글자크기조정, 글자크기조절, 세, 줄, 인쇄용, 전체보기, 슬라이드쇼, 길찾기, 자막, 맨, 내려받기, 처리방침, 개인정보, 환불, 약관, 의견, 보내기, 장바구니, 주문, 찜, 출력,
    복사하기, 기사보내기, 이웃추가, 다시보기, 다시듣기, 편성표, 가+, 가-, sns, 본문으로, 크게보기, 페이스북(으)로, 트위터(으)로, 카카오톡(으)로, 페이스북으로, 트위터로, 카카오톡으로, 링크복사하기, 이용문의
    """
    )
)
# Section names: furniture in a menu or beside other such words, never alone in the middle of a text.
SECTION_WORDS_EN = frozenset(
    _words(
        """
    home, national, politics, economy, business, finance, markets, market, money, companies,
    industry, industries, tech, technology, science, it, society, social, affairs, world,
    international, global, asia, korea, koreas, north, south, culture, arts, art, entertainment,
    k-pop, k-culture, k-wave, kpop, music, film, films, movies, tv, drama, dramas, sports,
    sport, opinion, opinions, editorial, editorials, column, columns, columnists, cartoon,
    cartoons, life, lifestyle, style, travel, food, health, education, environment, energy,
    weather, photo, photos, gallery, galleries, video, videos, multimedia, podcast, podcasts,
    people, voices, voice, features, feature, special, specials, news, all, latest, front, page,
    headlines, breaking, newspaper, press, releases, release, notices, notice, events, about,
    us, contact, staff, careers, advertise, advertising, media, local, region, regions,
    regional, cities, city, metro, law, crime, diplomacy, defense, military, foreign, property,
    realty, real, estate, auto, autos, stocks, startups, books, theater, living, biz, jobs,
    community, forum, blog, blogs, games, game, esports, golf, baseball, soccer, football,
    focus, topics, topic, archive, archives, edition, editions, english, korean, language,
    basketball, volleyball, winter, policy, interview, interviews, analysis, letters, latest, events, calendar, issue, issues, shop, data, essay, essays, recipes, campus, living, weekend, section, sections, leader, print
    """
    )
)
SECTION_WORDS_KO = frozenset(
    _words(
        """
    홈, 뉴스홈, 정치, 경제, 사회, 국제, 세계, 문화, 연예, 스포츠, 생활, 과학, 기술, 산업, 기업, 금융, 증권, 부동산, 오피니언, 사설, 칼럼, 논설, 만평,
    전국, 지역, 수도권, 북한, 국방, 외교, 교육, 환경, 건강, 의료, 여행, 음식, 라이프, 피플, 사람, 사람들, 인물, 포토, 사진, 영상, 동영상,
    멀티미디어, 기획, 특집, 연재, 뉴스, 교양, 예능, 드라마, 라디오, 전체, 전체기사, 최신, 최신뉴스, 속보, 날씨, 운세, 만화, 게임, 책, 도서, 종교, 법원, 검찰, 행정, 복지,
    노동, 시사, 방송, 엔터, it, 테크, 산업/it, 자동차, 유통, 중기, 공지, 공지사항, 알림마당, 소식, 보도자료, 새소식, 참여, 정보공개, 기관소개,
    조직도, 오시는길, 한국어, 영어, 중국어, 일본어, 국문, 영문, 시티, 머니, 마켓, 랭킹, 독자, 커뮤니티,
    인터뷰, 르포, 분석, 이슈, 학습, 독자투고, 쇼핑, 창업, 캠퍼스
    """
    )
)
# Small words that may stand between the words of a menu.
MENU_FILLERS = frozenset(
    _words(
        """
    &, up, for, later, and, the, to, this, a, of, in, on, our, my, your, us, or, 및, 이, 뉴스를, 기사를, -, +, /, ·, |,
    中文, 日本語, 中国語, español, 简体, 繁體, 简体中文
    """
    )
)
