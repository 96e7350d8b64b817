"""English abbreviations by what may follow their full stop, and words that begin sentences.

All in lower case; abbreviations without their last stop. Gathered by hand from newspaper style books' lists
and from what the splitter missed on joined news lines.
"""

from __future__ import annotations


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, written with blanks between them."""
    return frozenset(listing.split())


# A name or a figure follows; no sentence ends here.
NEVER_LAST = word_set(
    """mr mrs ms messrs mmes dr prof profs rev revs fr hon pres gov govs sen sens rep reps amb atty gen lt col maj
    capt cmdr adm brig sgt cpl pvt supt insp det mgr dir asst assoc st mt ft mme mlle vs v viz cf e.g i.e eg ie
    al approx ca nr lt.-gen brig.-gen maj.-gen vice-adm rear-adm"""
)

# A figure follows: "No. 3", "Fig. 2", "pp. 10-12"; before anything else the stop ends the sentence.
BEFORE_FIGURE = word_set(
    "no nos fig figs vol vols ch chap art arts sec secs p pp para par app ser tel ext rm"
)

# A day or a year follows: "Dec. 17".
MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")

# The stop may end the sentence as well; the next word tells.
MAYBE_LAST = word_set(
    """u.s u.n u.k e.u u.s.a u.s.s.r u.a.e d.c n.y l.a b.c a.d a.m p.m ph.d m.d b.a m.a m.b.a ll.b d.j r.o.k
    d.p.r.k inc co corp ltd plc bros llc gmbh jr sr esq etc ave blvd rd dept univ assn gov't int'l nat'l govt intl
    natl mon tue tues wed thu thur thurs fri sat sun min hr hrs yr yrs in lb lbs oz km sq est ret
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m
    n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ont que"""
)

# Words that begin a sentence far more often than they follow "U.S." or "Inc." inside one.
STARTERS = word_set(
    """the a an this that these those it its he she they we you i his her their our my your there here in on at by
    for from with without to of as after before during since when while where if although though because but and
    or so yet however meanwhile moreover also then now still what who why how which some many most more several
    both all each every one two no not until according among earlier later last next under despite even
    once only such today yesterday instead nevertheless therefore thus asked critics experts officials police"""
)

# After "8 p.m." these go on: "8 p.m. Friday", "8 p.m. KST".
AFTER_TIME = word_set(
    """monday tuesday wednesday thursday friday saturday sunday kst est edt gmt utc pst et local eastern korea seoul
    jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august september
    october november december"""
)

# Names whose own mark ends no sentence.
LOUD_NAMES = word_set("yahoo! jeopardy! wham! e! yum! guess? who?")
