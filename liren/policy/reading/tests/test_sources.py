"""Files of every kind give the same document, and what is no document is refused with a sentence."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from liren.policy.reading import Document, read_document
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources import files as limits
from liren.policy.reading.sources.packed import LIMIT_PART
from liren.policy.reading.tests.files import docx, numbering, packed, paragraph, pdf, styles, table

LINES = [
    "青禾街道办事处关于公开工作的意见", "各社区：", "为做好公开工作，制定本意见。", "一、总体要求", "坚持真实、及时、便民。", "二、主要任务",
    "（一）公开内容。每季度公开一次。", "（二）公开方式。公开栏不少于1处。",
]  # fmt: skip
TEXT = "\n".join(LINES)
OUTLINE = [("一",), ("二",), ("二", "（一）"), ("二", "（二）")]
SCHEME = numbering(
    ("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")
)


def paths(document: Document) -> list[tuple[str, ...]]:
    return [clause.path for clause in document.clauses]


PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
HEAD = "<head><meta charset='utf-8'><title>首页</title><script>var a = '一、不读';</script></head>"
FILES = {
    "utf-8.txt": TEXT.encode(),
    "with a mark.txt": TEXT.encode("utf-8-sig"),
    "gb18030.txt": TEXT.encode("gb18030"),
    "utf-16.txt": TEXT.encode("utf-16"),
    "utf-16 without a mark.txt": TEXT.encode("utf-16-le"),
    "big end first.txt": TEXT.encode("utf-16-be"),
    "windows.txt": TEXT.replace("\n", "\r\n").encode("gb18030"),
    "page.html": f"<html>{HEAD}<body>{PARAGRAPHS}</body></html>".encode(),
    "old page.htm": f"<html><head><meta charset=gb2312></head><body>{'<br>'.join(LINES)}</body></html>".encode("gb18030"),
    "a page called.doc": f"<html><body>{''.join(f'<div>{line}</div>' for line in LINES)}</body></html>".encode(),
    "text called.doc": TEXT.encode("gb18030"),
    "rich text called.doc": b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}"
    + "\\par ".join("".join(f"\\'{byte:02x}" for byte in line.encode("gb18030")) for line in LINES).encode()
    + b"}",
    "unicode.rtf": b"{\\rtf1\\ansi\\uc1 " + "\\par ".join("".join(f"\\u{ord(sign)}?" for sign in line) for line in LINES).encode() + b"}",
    "archived page.doc": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    + "".join(f"<p>{line}</p>" for line in LINES).encode() + b"\r\n--b--\r\n",
    "plain.docx": docx(*map(paragraph, LINES)),
    "text.pdf": pdf([*LINES[:5], "- 1 -"], [*LINES[5:], "- 2 -"]),
    "marks.md": ("# " + LINES[0] + "\n\n" + "\n\n".join(LINES[1:3]) + "\n\n## " + "\n\n".join(LINES[3:5]) + "\n\n## " + "\n\n".join(LINES[5:6])
                 + "\n\n**（一）公开内容。**每季度公开一次。\n\n**（二）公开方式。**公开栏不少于1处。\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_document(name: str) -> None:
    document = read_document(FILES[name], name)
    assert paths(document) == OUTLINE
    assert (document.title, document.addressee) == (LINES[0], "各社区")
    assert document.clauses[2].heading == "公开内容"
    assert [one.text for one in document.clauses[3].quantities] == ["不少于1处"]


def test_a_running_head_is_no_text_on_two_pages_either() -> None:
    first, second = [LINES[0], *LINES[1:5]], LINES[5:]
    document = read_document(
        pdf([LINES[0][:12], *first, "- 1 -"], [LINES[0][:12], *second, "- 2 -"]), "a.pdf"
    )
    assert paths(document) == OUTLINE
    assert document.clauses[0].text.endswith("便民。")


def test_numbers_that_word_prints_become_labels() -> None:
    document = read_document(
        docx(
            paragraph("青禾街道关于试点的方案"),
            paragraph("总体要求", number=(1, 0)),
            paragraph("为推进试点，制定本方案。"),
            paragraph("主要任务", number=(1, 0)),
            paragraph("健全制度。每年至少一次。", number=(1, 1)),
            paragraph("优化流程。", number=(1, 1)),
            paragraph("梳理事项", number=(1, 2)),
            paragraph("压缩时限", number=(1, 2)),
            paragraph("保障措施", number=(1, 0)),
            paragraph("加强领导。", number=(1, 1)),
            numbering=SCHEME,
        ),
        "方案.docx",
    )
    assert ["/".join(path) for path in paths(document)] == [
        "一",
        "二",
        "二/（一）",
        "二/（二）",
        "二/（二）/1",
        "二/（二）/2",
        "三",
        "三/（一）",
    ]
    assert [clause.label for clause in document.clauses][2:5] == ["（一）", "（二）", "1."]


def test_styled_headings_without_numbers_are_clauses() -> None:
    document = read_document(
        docx(
            paragraph("青禾街道关于试点的方案"),
            paragraph("总体要求", style="h1"),
            paragraph("积极稳妥推进。"),
            paragraph("工作目标", style="h2"),
            paragraph("年底前完成。"),
            paragraph("保障措施", style="h1"),
            paragraph("强化统筹。各部门密切配合。", bold=5),
            paragraph("落实经费。足额安排。", bold=5),
            styles=styles(h1=0, h2=1),
        ),
        "方案.docx",
    )
    assert paths(document) == [
        ("总体要求",),
        ("总体要求", "工作目标"),
        ("保障措施",),
        ("保障措施", "强化统筹"),
        ("保障措施", "落实经费"),
    ]


def test_a_table_belongs_to_its_clause() -> None:
    document = read_document(
        docx(
            *map(paragraph, LINES),
            table(("任务", "责任单位"), ("1.建台账", "民政科")),
            paragraph("三、保障措施"),
        ),
        "a.docx",
    )
    assert paths(document) == [*OUTLINE, ("三",)]
    assert "1.建台账\t民政科" in document.clauses[3].text


def _bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (LIMIT_PART + 10))
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "empty": [("a.txt", b""), ("b.txt", " \n\n　".encode()), ("c.docx", docx(paragraph(""))), ("d.html", b"<html><script>x</script></html>")],
    "scan": [("a.pdf", pdf([], []))],
    "damaged": [("a.pdf", b"%PDF-1.7 nothing"), ("b.docx", b"PK\x03\x04nothing"), ("c.docx", packed({"word/document.xml": "<w:broken"})),
                ("d.docx", packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}))],
    "bomb": [("a.docx", _bomb())],
    "spreadsheet": [("a.xlsx", packed({"xl/workbook.xml": ""})), ("b.xls", OLE + "Workbook".encode("utf-16-le")), ("c.csv", "甲,乙".encode())],
    "slides": [("a.pptx", packed({"ppt/presentation.xml": ""})), ("b.ppt", OLE + "PowerPoint Document".encode("utf-16-le"))],
    "old_word": [("a.doc", OLE), ("b.wps", OLE)],
    "encrypted": [("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"))],
    "other_office": [("a.odt", packed({"content.xml": ""})), ("b.ofd", packed({"OFD.xml": ""}))],
    "archive": [("a.zip", packed({"a.txt": "甲"})), ("b.rar", b"Rar!\x1a\x07\x00")],
    "picture": [("a.png", b"\x89PNG\r\n\x1a\n"), ("b.jpg", b"\xff\xd8\xff\xe0")],
    "encoding": [("a.txt", bytes(range(1, 32)) * 40)],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "data"), [(kind, *file) for kind, files in REFUSED.items() for file in files]
)
def test_what_is_no_document_is_refused_with_a_sentence(kind: str, name: str, data: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_document(data, name)
    assert refusal.value.kind == kind
    assert str(refusal.value).endswith(".") or "。" in str(refusal.value)
    assert 400 <= refusal.value.status < 500


def test_a_file_that_is_too_large_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIMIT", 2**20)
    with pytest.raises(FileRefused) as refusal:
        read_document(b"x" * (2**20 + 1), "a.txt")
    assert refusal.value.kind == "too_large"
