"""Judging: how every unit stands on every clause, in set-wise SQL, all at once or only what changed."""
