"""The shape of what is typed about a clause of a policy draft and its check."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liren.kernel.units import NAMES
from liren.places.choices import Level
from liren.policy.choices import ClauseKind, ClauseWork, Way
from liren.policy.drafting.assembled import LEVEL_NAMES, clause_data, problems_in, words
from liren.policy.drafting.dictionary import Entry, entries
from liren.policy.forms.targets import day_input, long_text
from liren.policy.models import DraftClause

COMPARE = (
    (">=", _("at least")), ("<=", _("at most")), (">", _("more than")), ("<", _("less than")), ("==", _("exactly")),
    ("between", _("from … to …")), ("about", _("about")), ("shown", _("only shown, not judged")),
)  # fmt: skip
MOST_PLACES = 20
"""Places of a plain number: 1e99999999 is written as it is, to be refused, and not with all its noughts."""
UNIT_LEVELS = [
    (level.value, level.label) for level in reversed(Level) if level in LEVEL_NAMES and level > Level.COUNTRY
]


class ClauseForm(forms.Form):
    """What a clause asks, of whom, and how it is judged. The same rules as for packs that come as files."""

    work = forms.ChoiceField(label=_("State"), choices=ClauseWork.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why it is left out"), max_length=300, required=False)
    summary = forms.CharField(
        label=_("What it asks, in one sentence of your own"),
        max_length=400,
        required=False,
        widget=long_text(rows=2),
    )
    summary_en = forms.CharField(
        label=_("The same in English"), max_length=600, required=False, widget=long_text(rows=2)
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", "—"), *ClauseKind.choices])
    at = forms.TypedChoiceField(
        label=_("Which units are judged"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *UNIT_LEVELS],
    )
    office = forms.CharField(
        label=_("Responsible department"),
        max_length=400,
        required=False,
        help_text=_("A department or section, not a person"),
    )
    role = forms.CharField(label=_("Leading post"), max_length=400, required=False)
    way = forms.ChoiceField(label=_("How it is judged"), choices=Way.choices)
    measure = forms.ChoiceField(label=_("Indicator"), required=False)
    compare = forms.ChoiceField(label=_("Comparison"), required=False, choices=COMPARE)
    than = forms.CharField(
        label=_("Threshold"),
        max_length=400,
        required=False,
        help_text=_("A number in the unit of the indicator, or a formula"),
    )
    upper = forms.CharField(
        label=_("Upper end"), max_length=400, required=False, help_text=_("Only for “from … to …”")
    )
    tolerance = forms.FloatField(
        label=_("Tolerance, per cent"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Only for “about”"),
    )
    near = forms.FloatField(label=_("Still near, per cent short"), required=False, min_value=0, max_value=100)
    general = forms.BooleanField(label=_("The text says “in general” or “as a rule”"), required=False)
    question = forms.CharField(label=_("Question to the person"), max_length=400, required=False)
    every = forms.IntegerField(label=_("Ask again after, months"), required=False, min_value=1, max_value=120)
    count = forms.FloatField(label=_("How many"), required=False, min_value=0.01)
    unit = forms.ChoiceField(label=_("Unit"), required=False, choices=list(NAMES.items()))
    by = forms.DateField(label=_("By which day"), required=False, widget=day_input())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: DraftClause, likely: list[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.use_required_attribute = False
        measure: Any = self.fields["measure"]
        measure.choices = _indicators(likely, self["measure"].value() or "")
        for name in self._needed():
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["check_data"] = self._check(data)
        if data.get("work") == ClauseWork.DONE and not self.errors:
            self._require_right(data)
        return data

    def values(self) -> dict[str, Any]:
        """What the operation wants to know."""
        names = (
            "work",
            "reason",
            "summary",
            "summary_en",
            "kind",
            "at",
            "office",
            "role",
            "check_data",
            "version",
        )
        return {name: self.cleaned_data[name] for name in names}

    def _needed(self) -> set[str]:
        """What must be said; before anything was typed, all that any way wants."""
        if not self.is_bound:
            return {"reason", "summary"}.union(*_NEEDED.values())
        if self.data.get("work") == ClauseWork.LEFT_OUT:
            return {"reason"}
        return (
            {"summary", *_NEEDED.get(self.data.get("way", ""), ())}
            if self.data.get("work") == ClauseWork.DONE
            else set()
        )

    def _require_right(self, data: dict[str, Any]) -> None:
        """What the check of packs says, at the field that it is about."""
        for name in ("summary", "summary_en", "kind", "at", "office", "role", "check_data"):
            setattr(self.row, name, data[name])
        below = {
            "id": "x1",
            "summary": words("…"),
            "cite": "…",
            "check": {"person": words("…")},
            "at": "community",
        }
        clause = clause_data(self.row) | ({} if data["check_data"] else {"clauses": [below]})
        pack = {"code": "draft", "kind": "policy", "title": words("…"), "level": "community", "area": "",
                "state": "draft", "clauses": [clause]}  # fmt: skip
        for problem in problems_in(pack):
            field = next((str(step) for step in reversed(problem.where) if step in self.fields), None)
            self.add_error(field, problem.sentence)

    def _check(self, data: dict[str, Any]) -> dict[str, Any] | None:
        way = data.get("way")
        if way == Way.FIGURE and data.get("measure"):
            return self._figure(data)
        if way == Way.PERSON and data.get("question"):
            return _told(
                {"person": words(data["question"]), "every": data.get("every"), "by": _iso(data.get("by"))}
            )
        if way == Way.TARGET and data.get("count"):
            return {
                "target": _told({"count": data["count"], "unit": data["unit"], "by": _iso(data.get("by"))})
            }
        return None

    def _figure(self, data: dict[str, Any]) -> dict[str, Any]:
        known = entries().get(data["measure"])
        unit = known.unit if known else ""
        compare = data.get("compare") or ">="
        return _told({
            "measure": data["measure"], "compare": compare,
            "than": None if compare == "shown" else with_unit(data.get("than"), unit),
            "upper": with_unit(data.get("upper"), unit) if compare == "between" else None,
            "tolerance": data.get("tolerance") if compare == "about" else None, "near": data.get("near"),
            "general": data.get("general") or None, "by": _iso(data.get("by")),
        })  # fmt: skip


_ALWAYS = ("kind", "at")
_NEEDED: dict[str, tuple[str, ...]] = {
    Way.FIGURE: (*_ALWAYS, "measure", "compare"), Way.PERSON: (*_ALWAYS, "question"), Way.TARGET: (*_ALWAYS, "count", "unit"),
    Way.PARTS: (),
}  # fmt: skip
"""What must be said, by the way in which a clause is judged. What is left out or kept for later need not be complete."""


def shown(row: DraftClause) -> dict[str, Any]:
    """A saved clause as its form shows it."""
    names = ("work", "reason", "summary", "summary_en", "kind", "at", "office", "role", "version")
    check = dict(row.check_data or {})
    target, person = check.pop("target", None), check.pop("person", None)
    way = Way.TARGET if target else Way.PERSON if person else Way.FIGURE if check else Way.PARTS
    known = {name: getattr(row, name) for name in names} | check | (target or {}) | {"way": way}
    return known | ({"question": person["zh"]} if person else {}) | {
        name: plain(known[name]) for name in ("than", "upper") if known.get(name) is not None
    }  # fmt: skip


def with_unit(text: str | None, unit: str) -> str | None:
    """640 with the unit of the indicator is 640[m2]; a formula stays as it is."""
    if not text:
        return None
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return text.strip()
    if not number.is_finite() or abs(number.adjusted()) > MOST_PLACES:
        return text.strip()
    return f"{number:f}[{unit}]" if unit else f"{number:f}"


def plain(text: Any) -> str:
    """640[m2] as a person types it; a formula as it is."""
    number, _bracket, rest = str(text).partition("[")
    try:
        Decimal(number)
    except InvalidOperation:
        return str(text)
    return number if not rest or rest.endswith("]") else str(text)


def _indicators(likely: list[Entry], now: str) -> list[tuple[str, Any]]:
    """The suggested ones first, then all; what is planned only says so."""
    others = [(key, _named(one)) for key, one in entries().items()]
    formula = [(now, now)] if now and now not in entries() else []
    return [
        ("", "—"), *formula,
        (gettext("Suggested by the words of the clause"), [(one.key, _named(one)) for one in likely]),
        (gettext("All indicators"), others),
    ]  # fmt: skip


def _named(one: Entry) -> str:
    unit = f"（{NAMES[one.unit]}）" if one.unit in NAMES else ""
    return f"{one}{unit}" if one.built else f"{one}{unit} · {gettext('not recorded yet')}"


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
