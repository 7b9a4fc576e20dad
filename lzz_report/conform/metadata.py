"""Describe: facts in, the document information and XMP of a PDF out, both saying the same."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream, String

from lzz_report.documents.document_facts import DocumentFacts
from lzz_report.profiles.claims import NAMESPACES

# PDF/A allows properties beyond its own only with a schema that describes them (ISO 19005-3, 6.6.2.3).
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="{pdfaid}"
    xmlns:pdfuaid="{pdfuaid}">
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>{level}</pdfaid:conformance>{accessible}
   <dc:format>application/pdf</dc:format>
{properties}
  </rdf:Description>
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>{pdfuaid}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def describe(document: Pdf, facts: DocumentFacts) -> None:
    """Replace what the engine says about the document; its name stays as the producer's."""
    info = document.trailer.get("/Info", Dictionary())
    producer = str(info.get("/Producer", ""))
    values = {
        "/Title": facts.title,
        "/Author": ", ".join(facts.authors),
        "/Subject": facts.subject,
        "/Keywords": ", ".join(facts.keywords),
        "/Creator": facts.tool,
        "/Producer": producer,
        "/CreationDate": pdf_date(facts.date),
        "/ModDate": pdf_date(facts.date),
    }
    document.trailer.Info = document.make_indirect(
        Dictionary({key: String(value) for key, value in values.items() if value})
    )
    claims = facts.profile.claims
    packet = XMP.format(
        **NAMESPACES,
        part=claims.part,
        level=claims.level.upper(),
        accessible=f"\n   <pdfuaid:part>{claims.ua}</pdfuaid:part>" if claims.ua else "",
        properties="\n".join(_properties(facts, producer)),
    )
    document.Root.Metadata = document.make_indirect(
        Stream(document, packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    )


def _properties(facts: DocumentFacts, producer: str) -> list[str]:
    date = _utc(facts.date).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        _alternatives("dc:title", facts.title),
        _items("dc:creator", "Seq", facts.authors),
        _alternatives("dc:description", facts.subject),
        _items("dc:language", "Bag", (facts.language,)),
        _items("dc:subject", "Bag", facts.keywords),
        _simple("pdf:Keywords", ", ".join(facts.keywords)),
        _simple("pdf:Producer", producer),
        _simple("xmp:CreatorTool", facts.tool),
        _simple("xmp:CreateDate", date),
        _simple("xmp:ModifyDate", date),
        _simple("xmp:MetadataDate", date),
    ]
    return [line for line in lines if line]


def _simple(name: str, value: str) -> str:
    return f"   <{name}>{escape(value)}</{name}>" if value else ""


def _alternatives(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
    return f"   <{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if value else ""


def _items(name: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"   <{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _utc(date: datetime) -> datetime:
    return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)


def pdf_date(date: datetime) -> str:
    """Return a date as PDF writes it, in UTC."""
    return _utc(date).strftime("D:%Y%m%d%H%M%SZ")
