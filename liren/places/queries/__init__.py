"""What others ask about places: `from liren.places.queries import children, current_code, calendar`."""

from liren.places.queries.calendar import calendar
from liren.places.queries.succession import current_code
from liren.places.queries.tree import Node, branch, children, people_in, tree
from liren.places.queries.where import ancestors, find_place, place_name, trail

__all__ = [
    "Node",
    "ancestors",
    "branch",
    "calendar",
    "children",
    "current_code",
    "find_place",
    "people_in",
    "place_name",
    "trail",
    "tree",
]
