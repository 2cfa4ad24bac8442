from liren.events.models.event import Event, EventDetail
from liren.events.models.installation import Installation
from liren.events.models.notice import Notice
from liren.events.models.seal import GENESIS, ChainCheck, Seal

__all__ = ["GENESIS", "ChainCheck", "Event", "EventDetail", "Installation", "Notice", "Seal"]
