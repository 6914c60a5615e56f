"""Schema changes, applied in order at start; one file of `versions` is one change."""
