"""Numbers as people read them."""

from __future__ import annotations

from signal import Signals

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def number_of(count: int, what: str) -> str:
    """A number of things.

    >>> number_of(1, "page"), number_of(1200, "pair")
    ('1 page', '1,200 pairs')
    """
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def number_of_bytes(count: float) -> str:
    """So many bytes, in the unit that one would use.

    >>> number_of_bytes(28_400), number_of_bytes(2_840_000), number_of_bytes(28_400_000_000)
    ('28 kB', '2.8 MB', '28.4 GB')
    """
    if count < 1e6:
        return f"{max(count / 1e3, 1):.0f} kB"
    return f"{count / 1e6:.1f} MB" if count < 1e9 else f"{count / 1e9:.1f} GB"


def span_of_time(seconds: float) -> str:
    """So long, in the unit that one would use.

    >>> [span_of_time(seconds) for seconds in (0.4, 45, 600, 9000, 400000)]
    ['1 s', '45 s', '10 min', '2.5 h', '4.6 days']
    """
    if seconds < 2 * _MINUTE:
        return f"{max(seconds, 1):.0f} s"
    if seconds < 2 * _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    if seconds < 2 * _DAY:
        return f"{seconds / _HOUR:.1f} h"
    return f"{seconds / _DAY:.1f} days"


def name_of_exit(code: int) -> str:
    """An exit code as people know it.

    >>> name_of_exit(-9), name_of_exit(1)
    ('SIGKILL', 'exit code 1')
    """
    return Signals(-code).name if code < 0 else f"exit code {code}"
