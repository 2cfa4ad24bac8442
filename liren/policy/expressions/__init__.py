"""Measures and thresholds as data: `max(300[m2], people.households / 20[household/m2])`.

`parse` reads an expression, `units` says in what it is measured, `sql` makes it set-wise, `words` shows it to people.
"""
