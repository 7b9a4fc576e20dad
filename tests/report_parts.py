"""Make: parts of ours as tests attach them: a list, an annex of two pages, one across with a layer, files."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lzz_report.conform import conform
from lzz_report.documents.annex import AnnexPart
from lzz_report.documents.document_facts import EmbeddedFile
from lzz_report.engine.writing import write, write_tagged
from lzz_report.profiles import SCREEN, OutputProfile
from tests.pdf_making import FACTS, lay_out
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
def parts(profile: OutputProfile = SCREEN, *, letter: bool = False) -> tuple[AnnexPart, ...]:
    """Return the parts in the profile a report needs."""
    stamps = tuple(_stamp(profile, f"Anlage 1 · Seite {number} von 2") for number in (1, 2))
    made = [AnnexPart("letter", "Begleitschreiben", "de", _made(profile, _LETTER))] if letter else []
    return (
        *made,
        AnnexPart("list", "Anlagenverzeichnis", "de", _made(profile, _LIST), label="A-"),
        AnnexPart("annex", "Anlage 1: Dachau", "de", _made(profile, _SHEET), "A1-", stamps, (VCARD,)),
        AnnexPart("annex", "Anlage 2: Stendal", "de", _layered(_made(profile, _ACROSS, _WIDE), profile), "A2-"),
    )


def _made(profile: OutputProfile, body: str, css: str = "") -> bytes:
    document = lay_out(f"<html lang=de><head><title>Anlage</title></head><body>{body}</body></html>", css)
    written, tags = write_tagged(document, profile)
    return conform(written, replace(FACTS, title="Anlage", tags=tags, profile=profile))


def _stamp(profile: OutputProfile, text: str) -> bytes:
    css = "html, body { background: none } p { position: absolute; bottom: 0 } @page { bleed: 0 }"
    document = lay_out(f"<html lang=de><body><p>{text}", css)
    return write(document, profile.untagged)


def _layered(pdf: bytes, profile: OutputProfile) -> bytes:
    """Return a part with a layer, which PDF/A-1 does not know."""
    if not profile.has_transparency:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        layer = opened.make_indirect(Dictionary(Type=Name.OCG, Name=String("Ebene")))
        page = opened.pages[0]
        page.obj.Resources.Properties = Dictionary(Ebene=layer)
        page.contents_add(b"/OC /Ebene BDC /Artifact BMC 0.8 g 300 20 40 10 re f EMC EMC")
        opened.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name="Sicht", Order=Array([layer])))
        return as_bytes(opened)
