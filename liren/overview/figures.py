"""Every figure of the Today page."""

from liren.overview import figures_accounts, figures_people, figures_policy, figures_targets

FIGURES = (
    *figures_people.FIGURES,
    *figures_accounts.FIGURES,
    *figures_policy.FIGURES,
    *figures_targets.FIGURES,
)
