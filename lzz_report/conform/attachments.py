"""Embed: files in, a PDF that carries each of them once, as PDF/A-3 wants them listed, out."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from lzz_report.conform.metadata import pdf_date
from lzz_report.documents.document_facts import EmbeddedFile


def embed(document: Pdf, files: tuple[EmbeddedFile, ...], date: datetime) -> None:
    """Put files beside those the engine has embedded; `date` is when they were made and changed.

    The engine lists each of its own twice among the associated files.
    """
    specifications = _embedded(document) | {file.name: _specification(document, file, date) for file in files}
    if not specifications:
        return
    names = Array()
    for name in sorted(specifications):
        names.append(String(name))
        names.append(specifications[name])
    if "/Names" not in document.Root:
        document.Root.Names = Dictionary()
    document.Root.Names.EmbeddedFiles = document.make_indirect(Dictionary(Names=names))
    document.Root.AF = Array([specifications[name] for name in sorted(specifications)])


def _embedded(document: Pdf) -> dict[str, Object]:
    names = document.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary()).get("/Names", Array())
    return {str(names[i]): names[i + 1] for i in range(0, len(names), 2)}


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
