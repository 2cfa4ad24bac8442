"""Files made to harm the reader: each is read or refused in a moment, and none brings anything from elsewhere in."""

from __future__ import annotations

import time

import pytest

from liren.policy.reading import read_document
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.docx_numbering import HIGHEST, LONGEST
from liren.policy.reading.tests.files import W, docx, numbering, packed, paragraph

TEXT = "".join(map(paragraph, ("一、总则", "社区用房面积不低于300平方米。")))
NUMBERED = paragraph("总则", number=(1, 0))
MOMENT = 5
"""Seconds; an honest file of this size takes a hundredth of them."""


def nested(tag: str, times: int) -> str:
    """The text within so many elements of a kind."""
    return f"<w:{tag}>" * times + TEXT + f"</w:{tag}>" * times


def table_in_table(times: int) -> str:
    """A table in the cell of a table, and so on; each has a second row."""
    inner = TEXT
    for _n in range(times):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr><w:tr><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    return inner


def box_in_box(times: int) -> str:
    """A text box in a paragraph of a text box, and so on."""
    inner = TEXT
    for _n in range(times):
        inner = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    return inner


def counted(start: str, form: str, pattern: str = "%1") -> bytes:
    """A document whose list begins with a number of the attacker's choice."""
    return docx(
        NUMBERED,
        TEXT,
        numbering=numbering((form, pattern)).replace('w:start w:val="1"', f'w:start w:val="{start}"'),
    )


READ = {
    "a table in a table, eighteen deep": docx(table_in_table(18)),
    "a text box in a text box, eighteen deep": docx(box_in_box(18)),
    "a list that begins with a hundred million": counted("99999999", "upperRoman"),
    "a list that begins with nothing": counted("x", "decimal"),
    "a list of a level that is none": docx(NUMBERED.replace('ilvl w:val="0"', 'ilvl w:val="x"'), TEXT),
    "a heading level that is none": docx('<w:p><w:pPr><w:outlineLvl w:val="²"/></w:pPr></w:p>', TEXT),
    "a list whose levels have gaps": docx(
        paragraph("甲", number=(1, 2)), NUMBERED, TEXT,
        numbering=numbering(("decimal", "%1."), ("decimal", "%1."), ("decimal", "%3.")).replace('w:lvl w:ilvl="1"', 'w:lvl w:ilvl="8"'),
    ),
    "comments before a page": ("<!---->" * 500 + "一、总则\n社区用房面积不低于300平方米。").encode(),
    "spaces without end": f"一、总则{' ' * 60_000}：\n社区用房面积不低于300平方米。".encode(),
    "brackets that never close": ("[" * 60_000 + "\n一、总则\n社区用房面积不低于300平方米。").encode(),
    "links that never close": ("[甲](" * 20_000 + "\n一、总则\n社区用房面积不低于300平方米。").encode(),
}  # fmt: skip
LONG_COMMENT = f"<!--{'。' * 3000}-->"
ENTITY = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>{paragraph("一、总则")}<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
DAMAGED = {
    "content controls within one another": docx(nested("sdt", 3000)),
    "insertions within one another": docx(f"<w:p>{'<w:ins>' * 3000}{'</w:ins>' * 3000}</w:p>", TEXT),
    "an entity after a long comment": packed({"word/document.xml": LONG_COMMENT + ENTITY}),
    "an entity in two-byte characters": packed({"word/document.xml": b"\xff\xfe" + ENTITY.encode("utf-16-le")}),
}  # fmt: skip


def name_of(what: str) -> str:
    """Brackets and links are Markdown's; the others say themselves what they are."""
    return "a.md" if "never close" in what else "a.docx"


@pytest.mark.parametrize("what", READ)
def test_it_is_read_in_a_moment(what: str) -> None:
    begun = time.perf_counter()
    document = read_document(READ[what], name_of(what))
    assert time.perf_counter() - begun < MOMENT
    assert any("300平方米" in clause.text for clause in document.clauses)


@pytest.mark.parametrize("what", DAMAGED)
def test_it_is_refused_in_a_moment(what: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(FileRefused) as refusal:
        read_document(DAMAGED[what], name_of(what))
    assert refusal.value.kind == "damaged"
    assert time.perf_counter() - begun < MOMENT


def test_rows_of_a_table_within_a_table_are_read_once() -> None:
    text = read_document(docx(table_in_table(4)), "a.docx").source
    assert text.count("300平方米") == 1
    assert text.count("乙") == 4


def test_a_label_is_as_long_as_words_are() -> None:
    longest = f"%1{'甲' * 5000}"
    words = read_document(counted(str(HIGHEST), "decimal", longest), "a.docx").source
    assert words.count("甲") == LONGEST - len("%1")
