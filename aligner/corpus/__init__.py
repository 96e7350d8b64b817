"""Pairs on disk: a folder of Parquet with its manifest, what repeats in it and what it holds, and the way out to other programs."""
