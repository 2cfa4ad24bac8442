"""What every kind of file is turned into: lines of text, each with what its looks tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file: a paragraph of a docx, a printed line of a PDF."""

    text: str
    bold: int = 0
    """How many of its first characters are bold."""
    level: int = 0
    """Its heading style, 1 for the highest; 0 for running text."""
    cells: bool = False
    """A row of a table, its cells parted by tabs."""
