"""What the fields of an event are called when its old and new values are shown."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_WORDS: dict[str, str | Promise] = {
    "address": _("Address"), "area_m2": _("Area, m²"), "born_on": _("Born on"), "built_year": _("Built in"),
    "changed": _("With changes"), "columns": _("Columns"), "compound": _("Compound"), "conditions": _("Conditions"),
    "conflict": _("Sources disagree"),
    "decision": _("Decision"), "display_name": _("Name shown"), "duplicate": _("Record merged into it"),
    "dwelling": _("Home"), "education": _("Education"), "email": _("E-mail"), "employer": _("Employer or school"),
    "ending": _("How it ended"), "error": _("With errors"), "ethnicity": _("Ethnic group"), "evidence": _("Evidence"),
    "field": _("Field"), "files": _("Files"), "filled": _("Filled from it"), "floor": _("Floor"),
    "former_name": _("Former name"), "found": _("Found"), "from": _("From"), "from_on": _("From"),
    "full": _("Unmasked"), "functions": _("Functions"), "gone_to": _("Where to"), "grants_ended": _("Roles ended"),
    "ground": _("Law or consent"), "handed_over_on": _("Handed over on"), "has_lift": _("Lift"), "head": _("Head of the household"), "helpers": _("Who helps"),
    "homes": _("Homes"), "household": _("Household"), "identity": _("Identity number"), "job_title": _("Position"),
    "keep_until": _("Kept until"), "kind": _("Kind"), "label": _("Who it is"), "marital": _("Marital status"),
    "minutes": _("Minutes"), "moves": _("Moves"), "name": _("Name or title"), "new": _("New ones"), "note": _("Note"),
    "number": _("Household number"), "occupation": _("Occupation"), "on": _("Day"), "origin": _("How obtained"),
    "other": _("The other record"), "owner": _("Owner"), "owner_kind": _("Kind of owner"), "people": _("People"), "people_after": _("People afterwards"),
    "people_before": _("People before"), "permissions": _("Rights"), "phone": _("Phone"), "place": _("Place"),
    "place_code": _("Place"), "plan": _("Plan"), "political": _("Political status"), "programme": _("Programme"),
    "property_firm": _("Property firm"), "queued": _("To be decided"), "registered_address": _("Where registered"),
    "relation": _("To the head of the household"), "removed": _("Removed"), "role": _("Role"), "roles": _("Roles"),
    "room": _("Room"), "rows": _("Rows"), "same": _("Unchanged"), "sessions": _("Sessions"), "sex": _("Sex"),
    "standing": _("Registered or living"), "tag": _("Tag"), "terms": _("Terms"), "title": _("Name or title"), "to": _("Until"),
    "to_on": _("Until"), "undone_after": _("People afterwards"), "undone_before": _("People before"),
    "unit": _("Entrance"), "use": _("Use"), "user": _("Used by"), "user_kind": _("Kind of user"), "visit_every_days": _("Days between visits"),
    "worker": _("Worker"),
    "accept": _("Accepts on site"), "account_sealed": _("Bank account"), "allocation": _("Allocation of money"),
    "amount": _("Amount"), "at": _("Which units are judged"), "carry_out": _("Carries out"), "clause": _("Clause"),
    "coefficients": _("Coefficients"), "count": _("How many"), "credits": _("Credits"), "direction": _("Who evaluates whom"),
    "due_on": _("Last day"), "happened_on": _("Day"), "held_on": _("Day"), "highlight": _("Highlight"), "issuer": _("Issuer"),
    "lead": _("Leads"), "level": _("Level"), "member": _("Member"), "named_on": _("Day"), "new_buildings": _("New buildings"),
    "new_homes": _("New homes"), "office": _("Responsible department"), "organisation": _("Body"), "organise": _("Organises"),
    "pack": _("Policy document"), "parent": _("Part of which body"), "party": _("Which side signed"), "phase": _("Step"),
    "press": _("Presses"), "ranges": _("Levels of each post"), "reply_on": _("Reply by"),
    "representative": _("Legal representative"), "starts_on": _("First day"), "state": _("How it stands"),
    "text": _("Text"), "valid_to": _("Holds until"), "work": _("State of the work"),
}  # fmt: skip
"""Field → words. A field that is missing here is shown by its own name."""
