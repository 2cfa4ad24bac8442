"""axe-core in a page: what it finds that is serious or critical."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.architecture.source import HOUSE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = {"serious", "critical"}


@cache
def _script() -> str:
    return (HOUSE / "node_modules" / "axe-core" / "axe.min.js").read_text()


def grave_findings(page: Page, *, only: str = "") -> list[str]:
    """One line for each serious or critical finding, with the first places where it is. `only`: this rule alone."""
    wanted = f"{{type: 'rule', values: ['{only}']}}" if only else f"{{type: 'tag', values: {TAGS}}}"
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(_script())
    found: Any = page.evaluate(f"axe.run(document, {{resultTypes: ['violations'], runOnly: {wanted}}})")
    return [_line(one) for one in found["violations"] if one["impact"] in GRAVE]


def _line(finding: dict[str, Any]) -> str:
    nodes = " | ".join(node["html"][:140] for node in finding["nodes"][:3])
    return f"{finding['impact']} {finding['id']} ({len(finding['nodes'])}): {nodes}"
