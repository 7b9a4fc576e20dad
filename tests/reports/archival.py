"""Make: reports that claim PDF/A, PDF/UA or PDF/X, from the engine; those of PDF/A keep their word."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from warnings import catch_warnings, filterwarnings

import pikepdf
import weasyprint
from pikepdf import Array, Dictionary, Name, String
from weasyprint.text.fonts import FontConfiguration

from lzz_report.resources import resource_dir
from tests.reports.colour_profiles import profile
from tests.reports.paper import file_spec
from tests.reports.register import report

_FONT = (resource_dir("fonts") / "source-sans-3" / "SourceSans3-Regular.ttf").as_uri()
_HTML = """<html lang=de><head><title>Sachbericht</title><meta name=author content=Stiftung></head><body>
<h1>Sachbericht</h1><p>Wir danken <a href="#ende">allen</a> und dem <a href="https://example.org/">Netz</a>.</p>
<table><thead><tr><th scope=col>Landkreis</th></tr></thead><tbody><tr><td>Dachau</td></tr></tbody></table>
<h2 id=ende style="break-before: page">Ende</h2><p>Schluss.</p></body></html>"""
_PLAIN = (
    "<html lang=de><head><title>Sachbericht</title></head><body><p>Sachbericht</p><p style='break-before: page'>Ende"
)


@cache
def printed(variant: str, html: str = _HTML, **options: bool) -> bytes:
    """Return a report of two pages as the engine writes that variant."""
    fonts = FontConfiguration()
    css = f"@font-face {{ font-family: S; src: url({_FONT}) }} html {{ font: 12pt S }} @page {{ size: A4 }}"
    style = weasyprint.CSS(string=css, font_config=fonts)
    with catch_warnings():
        # The engine leaves its own colour profile open.
        filterwarnings("ignore", "unclosed file", ResourceWarning)
        document = weasyprint.HTML(string=html, base_url="probe:/")
        written = document.write_pdf(font_config=fonts, stylesheets=[style], pdf_variant=variant, **options)
    return bytes(written)


def _opened(variant: str, html: str = _HTML) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(printed(variant, html)))


@report("output")
def archive_1b() -> bytes:
    """PDF/A-1b: an output of the same claim."""
    return printed("pdf/a-1b", _PLAIN)


@report("output")
def archive_1a() -> bytes:
    """PDF/A-1a, tagged: an output that is still PDF/A-1."""
    return printed("pdf/a-1a", _PLAIN)


@report("output")
def archive_2b() -> bytes:
    """PDF/A-2b: an output of the same claim."""
    return printed("pdf/a-2b")


@report("output")
def archive_1b_in_utf_32() -> pikepdf.Pdf:
    """PDF/A-1b, told in UTF-32: an output of the same claim."""
    pdf = _opened("pdf/a-1b", _PLAIN)
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().decode().encode("utf-32-be"))
    return pdf


@report("output")
def archive_2u() -> bytes:
    """PDF/A-2u: an output of the same claim."""
    return printed("pdf/a-2u")


@report("output")
def archive_2a() -> bytes:
    """PDF/A-2a, tagged: an output of the same claim."""
    return printed("pdf/a-2a")


@report("output")
def archive_3b() -> bytes:
    """PDF/A-3b: an output of the same claim."""
    return printed("pdf/a-3b")


@report("output")
def archive_3a() -> bytes:
    """PDF/A-3a, tagged: an output of the same claim."""
    return printed("pdf/a-3a")


@report("output", files=True)
def archive_3b_with_files() -> bytes:
    """PDF/A-3b, files are to be added: an output of the same claim."""
    return printed("pdf/a-3b")


@report("output", "files-forbidden", files=True)
def archive_2b_with_files() -> bytes:
    """PDF/A-2b, files are to be added, which PDF/A-2 does not allow: an output without them, said, or refused."""
    return printed("pdf/a-2b")


@report("output", files=True, raise_level=True)
def archive_2b_raised() -> bytes:
    """PDF/A-2b, files are to be added and it may become PDF/A-3b: an output that claims PDF/A-3b."""
    return printed("pdf/a-2b")


@report("output")
def archive_4() -> pikepdf.Pdf:
    """PDF/A-4: an output of the same claim."""
    pdf = _opened("pdf/a-4u")
    # The engine names a level that this part does not have.
    packet = pdf.Root.Metadata.read_bytes().replace(b' pdfaid:conformance="U"', b"")
    pdf.Root.Metadata.write(packet)
    return pdf


@report("output", files=True)
def archive_4f() -> pikepdf.Pdf:
    """PDF/A-4f with a file inside: an output of the same claim."""
    pdf = _opened("pdf/a-4f")
    spec = file_spec(pdf, "zahlen.csv", b"a;b\n", AFRelationship=Name.Data, Desc=String("Zahlen"))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("zahlen.csv"), spec])))
    pdf.Root.AF = Array([spec])
    return pdf


@report("output")
def accessible() -> bytes:
    """PDF/UA-1: an output of the same claim."""
    return printed("pdf/ua-1")


@report("output")
def accessible_2() -> bytes:
    """PDF/UA-2: an output."""
    return printed("pdf/ua-2")


@report("output")
def print_master() -> bytes:
    """PDF/X-4: an output that claims no more than before."""
    return printed("pdf/x-4")


def _intent(pdf: pikepdf.Pdf, space: str, colour: bytes) -> pikepdf.Pdf:
    """Give the report the intent of a printer, and a bar in that printer's colours."""
    stream = pdf.make_stream(profile(space), N={"gray": 1, "cmyk": 4}[space])
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("Probe"))
    intent.Info, intent.DestOutputProfile = String("Probe"), stream
    pdf.Root.OutputIntents = Array([intent])
    # Colours of the engine's own, sRGB, would not stand under this intent.
    for page in pdf.pages:
        own = page.obj.Contents.read_bytes().replace(b"0 0 0 rg", b"0 g").replace(b"0 0 0 RG", b"0 G")
        kept = b"/Artifact BMC q " + colour + b" 60 20 300 20 re f Q EMC\n"
        page.obj.Contents = pdf.make_stream(kept + own)
    return pdf


@report("output")
def archive_2b_for_cmyk() -> pikepdf.Pdf:
    """PDF/A-2b for a printer in CMYK: an output of the same claim, though the sheets are in RGB."""
    return _intent(_opened("pdf/a-2b", _PLAIN), "cmyk", b"1 0 0 0 k")


@report("output")
def archive_3b_for_gray() -> pikepdf.Pdf:
    """PDF/A-3b for a printer in gray: an output of the same claim, though the sheets are in RGB."""
    return _intent(_opened("pdf/a-3b", _PLAIN), "gray", b"0.4 g")


@report("output")
def archive_3b_with_two_intents() -> pikepdf.Pdf:
    """PDF/A-3b with an intent for archives and one for printers, of one profile: an output of the same claim."""
    pdf = _opened("pdf/a-3b", _PLAIN)
    first = pdf.Root.OutputIntents[0]
    second = Dictionary(dict(first.items()) | {"/S": Name.GTS_PDFX})
    pdf.Root.OutputIntents = Array([first, second])
    return pdf


@report("output")
def archive_claim_broken() -> pikepdf.Pdf:
    """PDF/A-2b by its own words only, its fonts are not inside: an output."""
    pdf = _opened("pdf/a-2b")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]
    return pdf


@report("output")
def archive_of_the_future() -> bytes:
    """PDF/A-9z, which does not exist: an output."""
    file = printed("pdf/a-2b", _PLAIN, uncompressed_pdf=True)
    return file.replace(b"<pdfaid:part>2<", b"<pdfaid:part>9<").replace(b"conformance>B<", b"conformance>Z<")
