"""Terms of committees: how long, whether over, elected how."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.indicators.parts import LIST, figure, number, share, watch

TERMS = Source(
    key="organisations.terms",
    rows="""(
        SELECT t.*, row_number() OVER (PARTITION BY t.organisation_id ORDER BY t.from_on DESC) = 1 AS latest
          FROM organisations_term t JOIN organisations_organisation o ON o.id = t.organisation_id
         WHERE o.kind = 'committee' AND (o.dissolved_on IS NULL OR o.dissolved_on > %(today)s) AND t.from_on <= %(today)s
    ) AS t""",
    place="t.place_code",
    row="t.organisation_id",
    watch=watch("term", "organisation"),
)
YEARS = "round(((t.to_on - t.from_on + 1) / 365.25)::numeric, 1)"

INDICATORS = (
    number("terms_overdue", _("Committees whose term is over"), "item", TERMS, "t.latest AND t.to_on < %(today)s",
           _("Committees whose latest term has ended."), LIST),
    share("direct_election_share", _("Committees directly elected"), TERMS, "t.chosen = 'all_voters'", "t.latest",
          _("Committees whose latest term was elected by all voters, of those with a term on file."), LIST),
    figure("term_years", _("Longest term"), "year", TERMS, f"max({YEARS}) FILTER (WHERE t.from_on >= DATE '2018-12-29')",
           _("The longest term that began since 2018-12-29. Averaged above the community."), LIST,
           denominator="(count(*) FILTER (WHERE t.from_on >= DATE '2018-12-29') > 0)::int",
           counts="t.from_on >= DATE '2018-12-29'"),
    figure("term_years_old_rule", _("Longest term begun before 2018-12-29"), "year", TERMS,
           f"max({YEARS}) FILTER (WHERE t.from_on < DATE '2018-12-29')",
           _("The longest term that began before 2018-12-29, when terms had three years. Averaged above the community."), LIST,
           denominator="(count(*) FILTER (WHERE t.from_on < DATE '2018-12-29') > 0)::int",
           counts="t.from_on < DATE '2018-12-29'"),
)  # fmt: skip
