"""Merge, split, renumber, move: each one transaction over every scoped table, and reversible."""

from liren.places.operations.restructuring.carry_out import carry_out
from liren.places.operations.restructuring.undo import undo_restructuring
from liren.places.planning.plan import (
    Move,
    Plan,
    plan_building_move,
    plan_merge,
    plan_move,
    plan_renumber,
    plan_split,
    plan_swap,
)

__all__ = [
    "Move",
    "Plan",
    "carry_out",
    "plan_building_move",
    "plan_merge",
    "plan_move",
    "plan_renumber",
    "plan_split",
    "plan_swap",
    "undo_restructuring",
]
