"""Small things that pages of targets and rounds need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from liren.kernel.scope import Actor

register = template.Library()


@register.filter
def of(found: Mapping[Any, Any], key: Any) -> Any:
    """`{{ names|of:code }}`: what a mapping holds under a key; nothing where it holds none."""
    return found.get(key, "")


@register.filter
def may_draft(actor: Actor) -> bool:
    """Whether somebody may read documents into drafts, somewhere."""
    return actor.may("policy.edit")
