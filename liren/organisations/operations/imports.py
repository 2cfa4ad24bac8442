"""Lists of bodies and posts: read, looked at, committed as one, undone as one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.organisations.choices import BatchState, Chosen
from liren.organisations.imports.plan import RIGHT, Known, known_in, placed
from liren.organisations.imports.reading import read_file
from liren.organisations.models import ImportBatch, Member, Organisation, Post, Record
from liren.organisations.operations.bodies import BODY
from liren.organisations.operations.members import MEMBER
from liren.organisations.operations.posts import POST
from liren.people.operations.provenance import worker

MINE = "rows that one import has made"


def upload_list(path: Path, *, actor: Actor, place_code: str, file_name: str) -> ImportBatch:
    """Read a file and keep what was understood; nothing else is written before somebody commits it."""
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        rows, problems = read_file(path)
        kept, more = placed(rows, place_code, known_in(actor, place_code))
        batch = ImportBatch.objects.create(
            place_code=place_code,
            file_name=file_name[:120],
            rows=kept,
            problems=[*problems, *more],
            by_id=worker(actor),
        )
        record(
            "organisations.list_uploaded",
            actor=actor,
            place_code=place_code,
            subject=batch,
            label=batch.file_name,
        )
    return batch


def commit_list(batch: ImportBatch, *, actor: Actor) -> ImportBatch:
    """Enter everything that was understood, or nothing: the row that cannot be is named."""
    with changing(batch, actor=actor, permission=RIGHT) as row:
        if row.state != BatchState.READY:
            raise Refused(_("This list has been committed already."))
        _Writer(row, known_in(actor, row.place_code)).write()
        row.state, row.committed_at = BatchState.COMMITTED, timezone.now()
        row.save(update_fields=["state", "committed_at"])
        record("organisations.list_committed", actor=actor, place_code=row.place_code, subject=row,
               label=row.file_name, new={"rows": len(row.rows)})  # fmt: skip
    return row


def undo_list(batch: ImportBatch, *, actor: Actor) -> ImportBatch:
    """Take out everything the list made. Refuses when somebody has worked with it since."""
    with changing(batch, actor=actor, permission=RIGHT) as row:
        if row.state != BatchState.COMMITTED:
            raise Refused(_("Only a committed list can be undone."))
        _refuse_worked_on(row)
        for model in (Post, Member):
            model.objects.unscoped(MINE).filter(batch_id=row.pk).delete()
        bodies = Organisation.objects.unscoped(MINE).filter(batch_id=row.pk)
        bodies.update(parent=None)
        bodies.delete()
        row.state, row.undone_at = BatchState.UNDONE, timezone.now()
        row.save(update_fields=["state", "undone_at"])
        record(
            "organisations.list_undone",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=row.file_name,
        )
    return row


def discard_list(batch: ImportBatch, *, actor: Actor) -> None:
    """Throw away a list that was not committed."""
    with changing(batch, actor=actor, permission=RIGHT) as row:
        if row.state == BatchState.COMMITTED:
            raise Refused(_("This list is committed. Undo it first."))
        record("organisations.list_discarded", actor=actor, place_code=row.place_code, label=row.file_name)
        row.delete()


class _Writer:
    """Writes the rows of one list, by the same rules by which single rows are written."""

    def __init__(self, batch: ImportBatch, known: Known) -> None:
        self.batch = batch
        self.known = known

    def write(self) -> None:
        """Bodies first, then who is part of whom, then people and posts."""
        for row in self.batch.rows:
            self._checked(row, self._body)
        for row in self.batch.rows:
            self._checked(row, self._parent)
        for row in self.batch.rows:
            if "name" in row:
                self._checked(row, self._post)

    def _checked(self, row: dict[str, Any], write: Any) -> None:
        try:
            write(row)
        except Refused as problem:
            words = {"row": row["row"], "problem": problem}
            raise Refused(_("Row %(row)s: %(problem)s Nothing was entered.") % words) from None

    def _body(self, row: dict[str, Any]) -> None:
        key = row["place"], row["body"]
        if key in self.known.bodies:
            return
        body = Organisation(
            place_code=row["place"], kind=row["kind"], name=row["body"], credit_code=row.get("code", ""),
            function=row.get("function", ""), area="community" if row["kind"] == "party_organisation" else "",
            founded_on=_day(row.get("founded")), batch_id=self.batch.pk,
        )  # fmt: skip
        BODY.check(body)
        body.save(force_insert=True)
        self.known.bodies[key] = body

    def _parent(self, row: dict[str, Any]) -> None:
        body = self.known.bodies[row["place"], row["body"]]
        if "parent" not in row or body.batch_id != self.batch.pk:
            return
        above = self.known.bodies.get((row["place"], row["parent"]))
        if above is None:
            raise Refused(_("The body above it is not on file."))
        body.parent = above
        BODY.check(body)
        body.save(update_fields=["parent"])

    def _post(self, row: dict[str, Any]) -> None:
        body, member = self.known.bodies[row["place"], row["body"]], self._member(row)
        key = body.pk, member.pk, row["role"], row["head_of"]
        if key in self.known.posts:
            return
        post = Post(
            place_code=row["place"], organisation=body, member=member, role=row["role"],
            full_time=row.get("full_time", False), chosen=row.get("chosen", Chosen.APPOINTED), batch_id=self.batch.pk,
            from_on=_day(row["from"]), to_on=_day(row.get("to")), head_of_id=row["head_of"],
        )  # fmt: skip
        POST.check(post)
        post.save(force_insert=True)
        self.known.posts.add(key)

    def _member(self, row: dict[str, Any]) -> Member:
        key = row["place"], row["name"]
        if key not in self.known.members:
            member = Member(
                place_code=row["place"], name=row["name"], sex=row.get("sex", "0"), born_on=_day(row.get("born")),
                education=row.get("education", ""), political=row.get("political", ""),
                is_local=row.get("local", False), hired_on=_day(row.get("hired")), hired_how=row.get("hired_how", ""),
                insured=row.get("insured", []), batch_id=self.batch.pk,
            )  # fmt: skip
            MEMBER.check(member)
            member.save(force_insert=True)
            self.known.members[key] = member
        return self.known.members[key]


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


def _refuse_worked_on(batch: ImportBatch) -> None:
    models: tuple[Any, ...] = (Post, Member, Organisation)
    made = {model: list(model.objects.unscoped(MINE).filter(batch_id=batch.pk)) for model in models}
    changed = any(row.version > 1 for rows in made.values() for row in rows)
    if changed or any(_has_more(row, batch) for model in _HANGS for row in made[model]):
        raise Refused(_("Somebody has worked with what this list made. Take their changes back first."))


def _has_more(row: Record, batch: ImportBatch) -> bool:
    """Whether something that is not of the import hangs on a row."""
    return any(_strange(getattr(row, name).all(), batch) for name in _HANGS[type(row)])


def _strange(rows: Any, batch: ImportBatch) -> bool:
    rows = rows.unscoped("what hangs on rows of one import")
    if any(field.name == "batch_id" for field in rows.model._meta.fields):
        rows = rows.exclude(batch_id=batch.pk)
    return bool(rows.exists())


_HANGS: dict[type[Record], Iterable[str]] = {
    Member: ("posts", "certificates", "trainings", "mentorships", "leads", "represents"),
    Organisation: ("posts", "parts", "terms", "rules", "ties", "tied"),
}
