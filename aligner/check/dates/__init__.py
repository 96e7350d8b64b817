"""Dates, years, hours and holidays of a sentence, as quantities.

``english`` and ``korean`` hold the rules that read them (``aligner.check.quantities`` applies them with all others),
``eras`` and ``holidays`` what both languages write alike. ``page_date`` compares two dates that only the date of the
page can compare; ``zones`` tells which hours may differ and be right.
"""
