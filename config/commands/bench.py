"""Measure, against the least physically possible. Each benchmark is a file in `bench/`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

BENCH = Path(__file__).resolve().parents[2] / "bench"
Case = dict[str, Any]


@click.command()
@click.argument("name", required=False)
@click.option(
    "--rows", type=click.IntRange(min=1), help="How many rows of data (each benchmark has its own default)."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def bench(name: str | None, rows: int | None, as_json: bool) -> None:
    """Run a benchmark and its raw twin; without NAME, all of them.

    The ratio says how many times slower ours is than the twin: 1 is the limit.
    """
    for each in [name] if name else names():
        for case in _named(each)(**({"rows": rows} if rows else {})):
            click.echo(json.dumps(case, ensure_ascii=False) if as_json else _line(case))


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(file.stem for file in BENCH.glob("*.py") if not file.stem.startswith("_"))


def _named(name: str) -> Callable[..., Iterable[Case]]:
    from config.cli import set_up_django

    if name not in names():
        raise click.BadParameter(f"There is no benchmark {name}. There are: {', '.join(names()) or 'none'}.")
    set_up_django()
    run: Callable[..., Iterable[Case]] = import_module(f"bench.{name}").run
    return run


def _line(case: Case) -> str:
    figures = (
        f"{case['figure']:>12,.4g} {case['unit']}  twin {case['twin']:>12,.4g}  ratio {case['ratio']:.2f}"
    )
    return f"{case['bench']:<10} {case['case']:<32} {case['rows']:>10,} rows {figures}"
