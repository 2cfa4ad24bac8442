"""Where the lines of the tree lead."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from liren.places.queries import Node

register = template.Library()
ICONS = {2: "map", 4: "map", 6: "map-2", 9: "building-bank", 12: "building-community", 15: "grid-dots"}


@register.simple_tag
def node_url(node: Node, target: str = "places") -> str:
    """The page of a node: its own, or the register `target` with `?place=` or `?building=`."""
    if target and target != "places":
        pair = {"building": node.building} if node.building else {"place": node.code}
        return f"{reverse(target)}?{urlencode(pair)}"
    if node.building:
        return reverse("places:building", args=[node.building])
    return reverse("places:place", args=[node.code])


@register.filter
def node_icon(node: Node) -> str:
    """The icon of a node's level."""
    return "building" if node.building else ICONS.get(node.level, "map")


@register.filter
def hectares(m2: float | None) -> str:
    """Square metres, or hectares when large: 930 m², 12.4 ha."""
    if m2 is None:
        return "—"
    if m2 < 10_000:
        return _("%(n)s m²") % {"n": f"{m2:,.0f}"}
    return _("%(n)s ha") % {"n": f"{m2 / 10_000:,.1f}"}
