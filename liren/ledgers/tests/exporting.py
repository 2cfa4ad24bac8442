"""What tests of exports do again and again: ask, write the file, open it."""

from openpyxl import load_workbook

from liren.events.models import Event
from liren.kernel.fence import fenced
from liren.ledgers import tasks
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import (
    ask_export,
)
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import Export
from liren.testing.area import LUOTONG
from liren.testing.cast import actor
from liren.testing.people import a_phone, an_identity

NUMBER, PHONE = an_identity(), a_phone(1234)
WHY = "街道复核名单"


def ask(who="fang_yuqing", key="residents", place=LUOTONG, **more):
    asker = actor(who)
    conditions = Conditions(place=place, **more.pop("conditions", {}))
    with fenced(asker):
        return ask_export(
            Wanted(LEDGERS[key], conditions), actor=asker, reason=more.pop("reason", WHY), **more
        )


def written(export):
    tasks.produce.call(export.pk)
    return Export.objects.unscoped("test").get(pk=export.pk)


def sheet_of(export):
    return load_workbook(export.file.open("rb")).active


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def actions():
    return list(
        Event.objects.unscoped("test")
        .filter(action__startswith="ledgers.")
        .order_by("id")
        .values_list("action", flat=True)
    )
