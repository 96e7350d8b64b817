"""A corpus folder to files for other programs: which pairs (``filters``, ``split``), where to (``place``), and an account beside them."""
