"""Which values of a staged row are compared with the register, and how an empty value looks on each side."""

from typing import NamedTuple


class Field(NamedTuple):
    """A column that stands, by the same name, in the staging table and on a person."""

    column: str
    fact: str
    empty: str = "''"
    """What the person's column holds while nothing is known."""


FIELDS = (
    Field("name", "person.name"),
    Field("former_name", "person.former_name"),
    Field("sex", "person.sex", "'0'"),
    Field("born_on", "person.born", "NULL"),
    Field("ethnicity", "person.ethnicity"),
    Field("marital", "person.marital"),
    Field("education", "person.education"),
    Field("political", "person.political"),
    Field("occupation", "person.occupation"),
    Field("employer", "person.employer"),
    Field("relation", "person.relation"),
    Field("standing", "person.standing", "NULL"),
    Field("registered_address", "person.registered_address"),
    Field("note", "person.note"),
)
"""In the order in which a form shows them."""

FACTS = {field.column: field.fact for field in FIELDS} | {
    "phone": "person.phone",
    "dwelling": "dwelling.address",
    "left": "person.left",
}
