"""National code tables by standard number, one module each."""

from liren.kernel.codes.education import EDUCATION
from liren.kernel.codes.ethnicity import ETHNICITY
from liren.kernel.codes.marital import MARITAL
from liren.kernel.codes.political import POLITICAL
from liren.kernel.codes.relation import RELATION
from liren.kernel.codes.sex import SEX
from liren.kernel.codes.table import CodeTable, Entry

TABLES = {table.standard: table for table in (SEX, MARITAL, ETHNICITY, EDUCATION, RELATION, POLITICAL)}
"""Standard number → table."""

__all__ = [
    "EDUCATION", "ETHNICITY", "MARITAL", "POLITICAL", "RELATION", "SEX", "TABLES", "CodeTable", "Entry",
]  # fmt: skip
