"""Which encrypted values the log holds: details are append-only, so they keep the key they were written with."""

from liren.events.operations.record import PURPOSE
from liren.kernel.sealed_values import Sealed

SEALED = (Sealed("events_eventdetail", "sealed", PURPOSE, row=("event_id",), kept=True),)
