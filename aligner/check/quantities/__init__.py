"""From a sentence to its quantities.

``english`` and ``korean`` each put the rules of a language in order, the rules of ``aligner.check.dates`` among them: a
rule reads a number (``numerals_ko``, ``words_en``, ``words_ko``, ``pairs_ko``), then what it counts (``counted_ko``,
``units``, ``currencies``). Forms that are more than a number before a unit have modules of their own.
"""
