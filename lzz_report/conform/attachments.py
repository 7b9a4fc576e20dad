"""Embed: files in, a PDF that carries each of them once, as PDF/A-3 wants them listed, out."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from lzz_report.conform.metadata import pdf_date
from lzz_report.model.facts import EmbeddedFile


def embed(document: Pdf, files: tuple[EmbeddedFile, ...], date: datetime) -> None:
    """Put files into the document in the order of their names; `date` is when they were made and changed."""
    if not files:
        return
    in_order = sorted(files, key=lambda file: file.name)
    specifications = [(file.name, _specification(document, file, date)) for file in in_order]
    names = Array()
    for name, specification in specifications:
        names.append(String(name))
        names.append(specification)
    if "/Names" not in document.Root:
        document.Root.Names = Dictionary()
    document.Root.Names.EmbeddedFiles = document.make_indirect(Dictionary(Names=names))
    document.Root.AF = Array([specification for _, specification in specifications])


def _specification(document: Pdf, file: EmbeddedFile, date: datetime) -> Object:
    parameters = Dictionary(
        Size=len(file.content),
        CreationDate=String(pdf_date(date)),
        ModDate=String(pdf_date(date)),
        CheckSum=String(md5(file.content, usedforsecurity=False).digest()),
    )
    media_type = Name(f"/{file.media_type}")
    stream = Stream(document, file.content, Type=Name.EmbeddedFile, Subtype=media_type, Params=parameters)
    return document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name(f"/{file.relationship}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
