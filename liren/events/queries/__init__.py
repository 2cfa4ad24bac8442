"""Reads of the log: the list, who looked, the state of the chain, the inbox."""

from liren.events.queries.chain import chain_state
from liren.events.queries.inbox import inbox, unread_count
from liren.events.queries.looks import looks_at

__all__ = ["chain_state", "inbox", "looks_at", "unread_count"]
