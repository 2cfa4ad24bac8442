"""Files of every kind, made by hand: docx with Word's own numbering, PDF with text and without, and what is no document."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, *, number: tuple[int, int] | None = None, style: str = "", bold: int = 0) -> str:
    """A paragraph of a docx; `number` is its list and level, `bold` how many of its first characters are bold."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        look += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    runs = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(text[:bold])}</w:t></w:r>" if bold else ""
    return f'<w:p><w:pPr>{look}</w:pPr>{runs}<w:r><w:t xml:space="preserve">{escape(text[bold:])}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of a docx."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def numbering(*levels: tuple[str, str], lists: int = 1) -> str:
    """numbering.xml with one scheme of (format, text) levels, used by so many lists that each count anew."""
    shape = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    used = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{again if at > 1 else ""}</w:num>'
        for at in range(1, lists + 1)
    )
    return f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{shape}</w:abstractNum>{used}</w:numbering>'


def styles(**outline: int) -> str:
    """styles.xml with paragraph styles and their outline levels."""
    return f"<w:styles {W}>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr></w:style>'
        for name, level in outline.items()
    ) + "</w:styles>"  # fmt: skip


def docx(*blocks: str, **parts: str) -> bytes:
    """A docx of paragraphs and tables, with further parts by their name (numbering, styles)."""
    body = f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>"
    return packed({"word/document.xml": body, **{f"word/{name}.xml": text for name, text in parts.items()}})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF whose pages show lines of Chinese, in a font that every reader knows without its file."""
    kids = [4 + 2 * at for at in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 "
        "/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 "
        "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 "
        "/Descent -120 /CapHeight 700 /StemV 80 >> >>] >>",
    ]
    for kid, lines in zip(kids, pages, strict=True):
        shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
        content = f"BT /F1 12 Tf 60 780 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {kid + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for at, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{at} 0 obj\n{text}\nendobj\n".encode()
    table_at = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF".encode()
