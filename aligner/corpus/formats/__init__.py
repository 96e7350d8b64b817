r"""Pairs as text, a module a format, each with one generator of pieces, so nothing is held.

Every format takes ``results``: the pages in the order they were done, each as its name and its
pairs. The pieces put together are one file in UTF-8 with ``\n`` as line end. For an export each has a ``Sheet``.
"""
