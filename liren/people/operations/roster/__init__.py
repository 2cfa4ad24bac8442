"""Rosters: read into staging, compared with the register, committed in one transaction, undone in one act.

A roster of a million rows is still one operation: the rules of the single-row path, written as set-wise SQL.
"""
