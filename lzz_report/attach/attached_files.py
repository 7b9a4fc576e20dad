"""Embed: files of ours in, a report that carries each once beside its own out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import md5
from operator import itemgetter

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from lzz_report.attach.objects import dictionary, entry, in_array, leaves, named
from lzz_report.documents.document_facts import EmbeddedFile


def embedded_in(document: Pdf) -> dict[bytes, Object]:
    """Return the file specifications of a document by their names."""
    return named(entry(dictionary(document.Root, "/Names"), "/EmbeddedFiles"))


def carry_files(target: Pdf, document: Pdf, copied: Callable[[Object], Object]) -> None:
    """Take over the files our pages carry themselves."""
    for name, specification in embedded_in(document).items():
        _list(target, name, copied(specification))


def embed(target: Pdf, files: Sequence[EmbeddedFile], date: str) -> None:
    """Put files into a report, associated with the whole of it; `date` as PDF writes it, or nothing."""
    for file in files:
        _list(target, _named(file.name), _specification(target, file, date))


def _named(name: str) -> bytes:
    return bytes(String(name))


def _list(target: Pdf, name: bytes, specification: Object) -> None:
    listed = embedded_in(target)
    free = _free(name, _digest(specification), listed)
    if free in listed:
        return
    if free != name:
        specification.F = specification.UF = String(str(String(free)))
    if dictionary(target.Root, "/Names") is None:
        target.Root.Names = Dictionary()
    # All of the report's, even two of one name, of which readers list both.
    tree = entry(target.Root.Names, "/EmbeddedFiles")
    files = [(bytes(key), value) for key, value in leaves(tree, "/Names") if isinstance(key, String)]
    names = Array()
    for key, value in sorted([*files, (free, specification)], key=itemgetter(0)):
        names.extend([String(key), value])
    target.Root.Names.EmbeddedFiles = target.make_indirect(Dictionary(Names=names))
    in_array(target.Root, "/AF").append(specification)


def _free(name: bytes, digest: bytes, listed: Mapping[bytes, Object]) -> bytes:
    """Return a name that is not taken, or that of the same file where it is listed already."""
    stem, dot, ending = str(String(name)).rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (ending, "")
    numbered = (_named(f"{stem} ({number}){ending}") for number in range(2, len(listed) + 3))
    return next(new for new in (name, *numbered) if new not in listed or (digest and _digest(listed[new]) == digest))


def _digest(specification: Object) -> bytes:
    stream = entry(entry(specification, "/EF"), "/F")
    return md5(stream.read_bytes(), usedforsecurity=False).digest() if isinstance(stream, Stream) else b""


def _specification(target: Pdf, file: EmbeddedFile, date: str) -> Object:
    parameters = Dictionary(Size=len(file.content), CheckSum=String(md5(file.content, usedforsecurity=False).digest()))
    if date:
        parameters.CreationDate = parameters.ModDate = String(date)
    stream = Stream(
        target, file.content, Type=Name.EmbeddedFile, Subtype=Name(f"/{file.media_type}"), Params=parameters
    )
    return target.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name(f"/{file.relationship}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
