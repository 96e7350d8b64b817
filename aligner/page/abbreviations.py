"""English abbreviations by what may follow their full stop, in lower case and without that stop."""

from __future__ import annotations


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, written with blanks between them."""
    return frozenset(listing.split())


# A name or a figure follows; no sentence ends here.
NEVER_LAST = word_set("""mr mrs ms messrs mmes dr prof profs rev revs fr hon pres gov govs sen sens rep reps amb atty gen lt col maj
    capt cmdr adm brig sgt cpl pvt supt insp det mgr dir asst assoc st mt ft mme mlle sr. vs v viz cf e.g i.e eg ie
    al approx ca est. lt.-gen brig.-gen maj.-gen vice-adm rear-adm nr""")

# A figure follows: "No. 3", "Fig. 2", "pp. 10-12"; before anything else the stop ends the sentence.
BEFORE_FIGURE = word_set(
    "no nos fig figs vol vols ch chap art arts sec secs p pp para par app ser tel ext rm"
)

# Months: a day follows, or a year.
MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")

# The stop may end the sentence as well; the next word tells.
MAYBE_LAST = word_set("""u.s u.n u.k e.u u.s.a u.s.s.r u.a.e d.c n.y l.a b.c a.d a.m p.m ph.d m.d b.a m.a m.b.a ll.b d.j r.o.k d.p.r.k
    inc co corp ltd plc bros llc gmbh jr sr esq etc ave blvd rd dept univ assn gov't int'l nat'l govt intl natl
    mon tue tues wed thu thur thurs fri sat sun min hr hrs sec yr yrs in lb lbs oz km sq est ret
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.c
    n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ont que""")
