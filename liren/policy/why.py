"""Why a unit stands as it does on a clause, in one sentence: “premises 512 m²; needs max(300, 3,412 ÷ 20) = 300 m²: met by 212 m²”."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liren.policy.choices import Reason, State
from liren.policy.explaining.compared import result, what_is_asked, what_is_there
from liren.policy.explaining.figures import shown, with_unit
from liren.policy.explaining.seen import Seen
from liren.policy.expressions.words import condition_with_names, worked_out


def why(seen: Seen) -> str:
    """The sentence, in the reader's language, with what of it is general, dated or our own reading."""
    sentence = _SENTENCES[seen.reason](seen)
    notes = notes_on(seen)
    return (
        _("{sentence} ({notes})").format(sentence=sentence, notes=_("; ").join(notes)) if notes else sentence
    )


def notes_on(seen: Seen) -> list[str]:
    """What goes with the check: that the text speaks in general, by when, and what is our reading and not the text's."""
    data, notes = seen.check.data, []
    if data.get("general"):
        notes.append(_("the text says “generally”"))
    if data.get("by"):
        last = date.fromisoformat(str(data["by"]))
        words = _("due by {day}") if last >= seen.today else _("was due by {day}")
        notes.append(words.format(day=last))
    if ours := seen.told("ours", _english()):
        notes.append(_("our reading: {words}").format(words=ours))
    return notes


def _compared(seen: Seen) -> str:
    return _("{there}; {asked}: {result}").format(
        there=what_is_there(seen), asked=what_is_asked(seen), result=result(seen)
    )


def _not_built(seen: Seen) -> str:
    unbuilt = [seen.terms(key) for key in seen.check.indicators]
    names = _list_of([term.label for term in unbuilt if not term.room])
    return _("No data: the part that records {names} is not built yet").format(names=names)


def _no_records(seen: Seen) -> str:
    if not seen.missing:
        return _("No data: {there}, and nothing can be divided by it").format(there=what_is_there(seen))
    terms = [seen.terms(key) for key in seen.missing]
    said = {"names": _list_of([term.label for term in terms]), "room": terms[0].room}
    if not terms[0].room:
        return _("No data: nothing is recorded yet for {names}").format(**said)
    return _("No data: nothing is recorded yet for {names}; enter it under “{room}”").format(**said)


def _shown(seen: Seen) -> str:
    return _("{there}; the text sets no figure, the value is only shown").format(there=what_is_there(seen))


def _asked(seen: Seen) -> str:
    question = seen.told("person", _english())
    if seen.signed and seen.signed.until and seen.signed.until < seen.today:
        return _("The judgement ended on {day}; a person decides anew: {question}").format(
            day=seen.signed.until, question=question
        )
    return _("A person decides, with evidence: {question}").format(question=question)


def _decided(seen: Seen) -> str:
    state = str(State(seen.state).label)
    if seen.signed is None:
        return _("A person judged: {state}").format(state=state)
    sentence = _("{who} judged on {day}: {state}; {ground}")
    if seen.signed.until:
        sentence = _("{who} judged on {day}, to hold until {until}: {state}; {ground}")
    return sentence.format(
        who=seen.signed.who, day=seen.signed.on, until=seen.signed.until, state=state,
        ground=seen.signed.ground.rstrip("。. "),
    )  # fmt: skip


def _excluded(seen: Seen) -> str:
    condition = seen.check.condition
    if condition is None:
        return str(Reason.EXCLUDED.label)
    value = worked_out(condition.left, seen.figures)
    return _("Does not apply: only where {condition}; here {figure}").format(
        condition=condition_with_names(condition, lambda key: seen.terms(key).label, shown),
        figure=shown(value) if value is not None else "?",
    )


def _combined(seen: Seen) -> str:
    counts = _(", ").join(
        _("{n} {state}").format(n=n, state=_lower(str(state.label)))
        for state, n in sorted(seen.below.items())
    )
    sentence = (
        _("Of the clauses below {counts}: one that is met is enough")
        if seen.one_is_enough
        else _("Of the clauses below {counts}: all must be met")
    )
    return sentence.format(counts=counts)


def _no_target(seen: Seen) -> str:
    target = seen.target or {}
    count = with_unit(Decimal(str(target.get("count", 0))), seen.unit)
    sentence = _("No target was set for this unit; the document asks for {count}")
    if target.get("by"):
        sentence = _("No target was set for this unit; the document asks for {count} by {day}")
    return sentence.format(count=count, day=target.get("by"))


def _list_of(labels: list[str]) -> str:
    return _(", ").join(_("“{label}”").format(label=label) for label in dict.fromkeys(labels))


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def _english() -> bool:
    return get_language() == "en"


_SENTENCES = {
    Reason.COMPARED: _compared, Reason.NOT_BUILT: _not_built, Reason.NO_RECORDS: _no_records, Reason.SHOWN: _shown,
    Reason.ASKED: _asked, Reason.DECIDED: _decided, Reason.EXCLUDED: _excluded, Reason.COMBINED: _combined,
    Reason.NO_TARGET: _no_target,
}  # fmt: skip
