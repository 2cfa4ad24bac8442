"""Reading policy documents: `read_document` turns a file into its clauses, `suggest` names indicators for one."""

from liren.policy.reading.document import Clause, Deadline, Document, Owner, Quantity, Span
from liren.policy.reading.read import read_document
from liren.policy.reading.suggest import suggest

__all__ = ["Clause", "Deadline", "Document", "Owner", "Quantity", "Span", "read_document", "suggest"]
