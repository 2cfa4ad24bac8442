from liren.events.models.event import Event, EventDetail

__all__ = ["Event", "EventDetail"]
