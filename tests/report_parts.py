"""Make: parts of ours as tests attach them: a list, an annex of two pages, one across with a layer, files."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lzz_report.model.annex import AnnexPart, Variant
from lzz_report.model.facts import EmbeddedFile
from tests.pdf_making import finish
from tests.reports.archival import printed
from tests.reports.register import as_bytes

_LIST = "<h1>Anlagenverzeichnis</h1><ol><li>Dachau</li><li>Stendal</li></ol>"
_LETTER = "<h1>Begleitschreiben</h1><p>Anbei der <a href='https://example.org/'>Bericht</a>.</p>"
_SHEET = """<h1 id=kontakt>Dachau</h1><p>Zum <a href="#ziel">Ziel</a> und ins <a href="https://example.org/">Netz</a>,
<strong>wichtig</strong>.</p><table><thead><tr><th>Jahr</th></tr></thead><tbody><tr><td>2024</td></tr></tbody></table>
<h2 id=ziel style="break-before: page">Ziel</h2><p>Zum <a href="#kontakt">Anfang</a>.</p>"""
_ACROSS = "<h1 id=kontakt>Stendal</h1><p>Zum <a href='#kontakt'>Anfang</a>.</p>"
_WIDE = "@page { size: A4 landscape }"
VCARD = EmbeddedFile("kontakt.vcf", b"BEGIN:VCARD\r\nEND:VCARD\r\n", "text/vcard", "Kontakt", "Data")


@cache
def parts(variant: Variant = "pdf/a-3a", *, letter: bool = False) -> tuple[AnnexPart, ...]:
    """Return the parts in the variant a report needs."""
    stamps = tuple(_stamp(f"Anlage 1 · Seite {number} von 2") for number in (1, 2))
    made = [AnnexPart("letter", "Begleitschreiben", "de", _made(variant, _LETTER))] if letter else []
    return (
        *made,
        AnnexPart("list", "Anlagenverzeichnis", "de", _made(variant, _LIST), label="A-"),
        AnnexPart("annex", "Anlage 1: Dachau", "de", _made(variant, _SHEET), "A1-", stamps, (VCARD,)),
        AnnexPart("annex", "Anlage 2: Stendal", "de", _layered(_made(variant, _ACROSS, _WIDE), variant), "A2-"),
    )


def _made(variant: Variant, body: str, css: str = "") -> bytes:
    if variant == "pdf/a-3a":
        return finish(body, css, title="Anlage")
    page = f"<html lang=de><head><title>Anlage</title><style>{css}</style></head><body>{body}</body></html>"
    return printed(variant, page)


def _stamp(text: str) -> bytes:
    css = "<style>@page { size: A4; margin: 0 } p { position: fixed; bottom: 0 }</style>"
    return printed("pdf/a-3b", f"<html lang=de><head><title>Stempel</title>{css}</head><body><p>{text}</body></html>")


def _layered(pdf: bytes, variant: Variant) -> bytes:
    """Return a part with a layer, which PDF/A-1 does not know."""
    if variant != "pdf/a-3a":
        return pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        layer = opened.make_indirect(Dictionary(Type=Name.OCG, Name=String("Ebene")))
        page = opened.pages[0]
        page.obj.Resources.Properties = Dictionary(Ebene=layer)
        page.contents_add(b"/OC /Ebene BDC /Artifact BMC 0.8 g 300 20 40 10 re f EMC EMC")
        opened.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name="Sicht", Order=Array([layer])))
        return as_bytes(opened)
