"""Claim: what a report says it is in, what it may say with our pages behind it out.

Only the characters of the claim are changed inside the metadata: the rest is its author's.
"""

from __future__ import annotations

import re

from pikepdf import DataDecodingError, Pdf, PdfError, Stream

from lzz_report.attach.objects import entry
from lzz_report.profiles import Claims
from lzz_report.profiles.claims import NAMESPACES

# As an element, <pdfaid:part>2</pdfaid:part>, or as an attribute, pdfaid:part="2".
VALUE = r"""(?P<before>(?<![\w/.-]){prefix}:{key}\s*(?:>\s*|=\s*["']\s*))(?P<value>[^<"'\s]*)"""
WHOLE = r"""<{prefix}:{key}\b[^>]*>[^<]*</{prefix}:{key}\s*>|\b{prefix}:{key}\s*=\s*(?:"[^"]*"|'[^']*')"""
# Longer marks first: that of UTF-32 begins with that of UTF-16.
ENCODINGS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\x00\x00\x00<": "utf-32-be",
    b"<\x00\x00\x00": "utf-32-le",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\x00<": "utf-16-be",
    b"<\x00": "utf-16-le",
}


def read_claims(pdf: Pdf) -> Claims:
    """Return what a file claims to be."""
    packet, _ = _packet(pdf)
    part, level, ua = (
        _value(packet, *key) for key in (("pdfaid", "part"), ("pdfaid", "conformance"), ("pdfuaid", "part"))
    )
    return Claims(part, level.lower() if part else "", ua)


def write_claims(pdf: Pdf, claims: Claims) -> None:
    """Change what a file claims to be; what it never claimed is not added."""
    packet, encoding = _packet(pdf)
    changed = packet
    for prefix, key, value in (
        ("pdfaid", "part", claims.part),
        ("pdfaid", "conformance", claims.level.upper()),
        ("pdfuaid", "part", claims.ua),
    ):
        changed = _written(changed, prefix, key, value)
    if not claims.part:
        for key in ("rev", "amd", "corr"):
            changed = _written(changed, "pdfaid", key, "")
    if changed != packet:
        pdf.Root.Metadata.write(changed.encode(encoding))


def _packet(pdf: Pdf) -> tuple[str, str]:
    """Return the metadata as text, and how it was encoded; nothing where it cannot be read."""
    stream = entry(pdf.Root, "/Metadata")
    if not isinstance(stream, Stream):
        return "", "utf-8"
    try:
        raw = stream.read_bytes()
    except (PdfError, DataDecodingError):
        return "", "utf-8"
    for mark, encoding in ENCODINGS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("latin-1"), "latin-1"


def _prefix(packet: str, usual: str) -> str:
    """Return what the packet calls a name space: mostly as everybody does."""
    bound = re.search(rf"""xmlns:([\w.-]+)\s*=\s*["']{re.escape(NAMESPACES[usual])}["']""", packet)
    return re.escape(bound[1]) if bound else usual


def _value(packet: str, prefix: str, key: str) -> str:
    found = re.search(VALUE.format(prefix=_prefix(packet, prefix), key=key), packet)
    return found["value"] if found else ""


def _written(packet: str, prefix: str, key: str, value: str) -> str:
    prefix = _prefix(packet, prefix)
    if not value:
        return re.sub(WHOLE.format(prefix=prefix, key=key), "", packet)
    pattern = VALUE.format(prefix=prefix, key=key)
    return re.sub(pattern, lambda found: found["before"] + value, packet, count=1)
