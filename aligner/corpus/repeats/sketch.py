"""Pairs that look alike, found among millions by sketches of 64 bytes.

A sketch is a MinHash by one permutation: each shingle (some characters in a row, of either side) falls into one of 64
bins by its hash and each bin keeps its smallest; an empty bin borrows from the next (Shrivastava and Li, Densifying One
Permutation Hashing, ICML 2014). The share of equal bins estimates the share of shingles in common.

Who is compared with whom comes from sorting, as in the LSH Forest (Bawa, Condie and Ganesan, WWW 2005): sorted by
any eight bins in a row, like pairs stand beside one another, and only neighbours are compared. So a story that a thousand papers print
costs no more than a thousand stories.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Sketches = np.ndarray[tuple[int, int], np.dtype[np.uint8]]
Array = np.ndarray[tuple[int], np.dtype[np.int64]]
Partners = np.ndarray[tuple[int, int], np.dtype[np.int32]]
_Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
_Bins = np.ndarray[tuple[int, int], np.dtype[np.uint32]]
_Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]

BINS = 64
# Characters of a shingle: a Korean syllable tells as much as two letters.
WIDTH_EN, WIDTH_KO = 4, 2
_EMPTY = np.uint32(0xFFFFFFFF)
# Trees of the forest: each is sorted by a key of eight bins, from bin 0, 2, 4 ... on.
_TREES, _KEY = 32, 8
# Neighbours are looked at this far, if at least three bins of the key agree.
_WINDOW, _AGREE = 3, 3
# Bins that agree in two sketches, at least: two headlines of five words of which one is another have some 30 of 64.
LEAST = 26
# Of each pair the most alike are remembered.
MOST = 3
# Pairs that are compared at a time; some 40 MB.
_CHUNK = 1 << 16


def sketches(en: Sequence[str], ko: Sequence[str]) -> Sketches:
    """The sketches of pairs by their folded texts, a row each."""
    bins = np.minimum(_bins(en, WIDTH_EN, 0x9E37), _bins(ko, WIDTH_KO, 0x85EB))
    return (_filled(bins) & np.uint32(0xFF)).astype(np.uint8)


def _bins(texts: Sequence[str], width: int, seed: int) -> _Bins:
    """The smallest hash in each bin, for each text."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    bins = np.full(len(texts) * BINS, _EMPTY, np.uint32)
    if len(codes) >= width:
        whole = owners[: len(owners) - width + 1] == owners[width - 1 :]
        hashes = _shingles(codes.astype(np.uint64), width, seed)[whole]
        places = owners[: len(whole)][whole] * BINS + (hashes >> np.uint64(58)).astype(np.int64)
        np.minimum.at(bins, places, (hashes >> np.uint64(20)).astype(np.uint32))
    return bins.reshape(-1, BINS)


def _shingles(codes: _Hashes, width: int, seed: int) -> _Hashes:
    """A hash of each ``width`` codes in a row, mixed as splitmix64 does."""
    hashes = np.full(len(codes) - width + 1, seed, np.uint64)
    for place in range(width):
        hashes *= np.uint64(0x100000001B3)
        hashes += codes[place : place + len(hashes)]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        hashes ^= hashes >> np.uint64(shift)
        hashes *= np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(31))


def _filled(bins: _Bins) -> _Bins:
    """Each empty bin with what the next bin holds, changed by how far that is."""
    for _ in range(BINS):
        empty = bins == _EMPTY
        if not empty.any():
            break
        following = np.roll(bins, -1, axis=1)
        known = empty & (following != _EMPTY)
        bins[known] = following[known] * np.uint32(0x9E3779B1) >> np.uint32(1)
    return bins


def alike(found: Sketches) -> Partners:
    """For each row up to :data:`MOST` earlier rows that are most like it, the most alike first; -1 for none.

    Only neighbours in some order of sorting are looked at, so a partner may be missed.
    """
    partners = np.full((len(found), MOST), -1, np.int32)
    shares = np.zeros((len(found), MOST), np.uint8)
    for tree in range(_TREES):
        columns = (np.arange(_KEY) + tree * BINS // _TREES) % BINS
        keys = np.ascontiguousarray(found[:, columns]).view(">u8").ravel()
        order = np.argsort(keys, kind="stable")
        begins = keys[order] >> np.uint64(8 * (_KEY - _AGREE))
        for apart in range(1, _WINDOW + 1):
            near = np.flatnonzero(begins[apart:] == begins[:-apart])
            for at in range(0, len(near), _CHUNK):
                here = near[at : at + _CHUNK]
                _remember(found, partners, shares, order[here + apart], order[here])
    return partners


def _remember(
    found: Sketches, partners: Partners, shares: Sketches, one: Array, other: Array
) -> None:
    """Take the pairs ``one``, ``other`` into the tables; each number stands at most once in either."""
    agreeing = (found[one] == found[other]).sum(1, np.uint8)
    for later, earlier in ((one, other), (other, one)):
        wanted = (later > earlier) & (agreeing >= LEAST)
        _insert(partners, shares, later[wanted], earlier[wanted], agreeing[wanted])


def _insert(partners: Partners, shares: Sketches, rows: Array, new: Array, share: _Bytes) -> None:
    """Put a further partner where it belongs among those of each row."""
    known = (partners[rows] == new[:, None]).any(1)
    rows, new, share = rows[~known], new[~known], share[~known]
    # Of equally alike ones the smaller number goes first, so that the order of trees does not matter.
    held = np.column_stack([partners[rows], new])
    held_shares = np.column_stack([shares[rows], share])
    order = np.lexsort((held, -held_shares.astype(np.int16)), axis=1)[:, :MOST]
    partners[rows] = np.take_along_axis(held, order, 1)
    shares[rows] = np.take_along_axis(held_shares, order, 1)
