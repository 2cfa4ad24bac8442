"""Every figure of the Today page."""

from liren.overview import figures_accounts, figures_people

FIGURES = (*figures_people.FIGURES, *figures_accounts.FIGURES)
