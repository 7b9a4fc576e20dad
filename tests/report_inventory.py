"""Count: a PDF in, everything a reader could miss out: pages, bookmarks, labels, names, fields, layers, files, tags."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests import report_trees as trees
from tests.report_fingerprints import Fingerprints
from tests.report_trees import get, items, key_of, words

MANY = 200  # pages; of more, only some are looked at closely
LINKS = frozenset({"/SE", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count"})
# Kept apart below, or allowed to say something new about the joined file.
OF_THEIR_OWN = {
    "/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/Names", "/Dests", "/Outlines", "/PageLabels",
    "/AcroForm", "/OCProperties", "/AF", "/Version", "/Extensions", "/Perms", "/DSS",
}  # fmt: skip
CLAIMS = re.compile(rb"""<(pdfaid|pdfuaid):\w+>[^<]*</\1:\w+>|\b(pdfaid|pdfuaid):\w+=(["'])[^"']*\3|\s+""")


@dataclass
class Inventory:
    """What a file holds; lists are in reading order, every value a text or number so that two files compare."""

    pages: list[str] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    bookmarks: list[tuple[Any, ...]] = field(default_factory=list)
    destinations: dict[bytes, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    fields: list[tuple[Any, ...]] = field(default_factory=list)
    layers: list[tuple[str, bool]] = field(default_factory=list)
    files: list[tuple[bytes, str, str]] = field(default_factory=list)
    associated: list[str] = field(default_factory=list)
    tag_paths: dict[str, list[str]] = field(default_factory=dict)
    tag_tables: dict[str, str] = field(default_factory=dict)
    catalog: dict[str, str] = field(default_factory=dict)
    information: str = ""
    description: str = ""
    lock: tuple[int, ...] = ()


def inventory(path: Path, password: str = "", *, shift: int = 0, pages: int | None = None) -> Inventory:
    """Count one file; `shift` pages were put before the report's own, of which there are `pages`."""
    with catch_warnings():
        simplefilter("ignore")
        with pikepdf.open(path, password=password, suppress_warnings=True) as pdf:
            return _Count(pdf, shift, pages).inventory()


class _Count:
    def __init__(self, pdf: pikepdf.Pdf, shift: int, pages: int | None) -> None:
        self._pdf = pdf
        self._own = list(pdf.pages)[shift : None if pages is None else shift + pages]
        self._shift = shift
        self._prints = Fingerprints(pdf, shift)

    def inventory(self) -> Inventory:
        pdf, of = self._pdf, self._prints.of
        root = pdf.Root
        layers = self._layers()
        form = get(root, "AcroForm")
        return Inventory(
            pages=[self._prints.of_page(page) for page in self._own[:: 1 + len(self._own) // MANY]],
            annotations=[len(items(get(page.obj, "Annots"))) for page in self._own],
            labels=self._labels(),
            bookmarks=[self._bookmark(*each) for each in trees.bookmarks(pdf)],
            destinations=self._destinations(),
            form={key: of(value) for key, value in form.items() if key not in {"/Fields", "/DR", "/SigFlags", "/CO"}}
            if isinstance(form, Dictionary) and "/Kids" not in form
            else {},
            fields=[self._field(*each) for each in trees.fields(pdf)],
            layers=layers,
            files=self._files(),
            associated=sorted(of(spec) for spec in items(get(root, "AF"))),
            tag_paths=self._tag_paths(),
            tag_tables=self._tag_tables(),
            catalog=self._catalog(),
            information=of(pdf.trailer.get("/Info")),
            description=self._description(),
            lock=(pdf.encryption.R, pdf.encryption.P, pdf.encryption.bits) if pdf.is_encrypted else (),
        )

    def _labels(self) -> list[str]:
        told = trees.labels(self._pdf)[self._shift :][: len(self._own)]
        return [str(place + 1) if label == "" else label for place, label in enumerate(told)]

    def _bookmark(self, depth: int, item: Any) -> tuple[Any, ...]:
        count = get(item, "Count")
        is_open = isinstance(count, int) and count > 0 and isinstance(get(item, "First"), Dictionary)
        return depth, _text(get(item, "Title")), is_open, self._prints.of(item, without=LINKS)

    def _destinations(self) -> dict[bytes, str]:
        found: dict[bytes, str] = {}
        old = get(self._pdf.Root, "Dests")
        for key, value in old.items() if isinstance(old, Dictionary) else ():
            found[b"/" + key.encode("utf-8", "surrogateescape")] = self._prints.of(value)
        for name, value in trees.names(get(self._pdf.Root, "Names", "Dests")):
            found.setdefault(name, self._prints.of(value))
        return found

    def _field(self, full: str, one: Any) -> tuple[Any, ...]:
        told = {key: self._prints.of(get(one, key)) for key in ("FT", "V", "DV", "Ff", "Opt", "AS", "Rect", "A", "AA")}
        return full, *told.items()

    def _layers(self) -> list[tuple[str, bool]]:
        properties = get(self._pdf.Root, "OCProperties")
        base = get(properties, "D", "BaseState") != Name.OFF
        turned = {key_of(one): state == "ON" for state in ("ON", "OFF") for one in items(get(properties, "D", state))}
        listed = [one for one in items(get(properties, "OCGs")) if isinstance(one, Dictionary)]
        return [(_text(get(one, "Name")), turned.get(key_of(one), base)) for one in listed]

    def _files(self) -> list[tuple[bytes, str, str]]:
        found = []
        for name, spec in trees.names(get(self._pdf.Root, "Names", "EmbeddedFiles")):
            stream = get(spec, "EF", "UF") or get(spec, "EF", "F")
            found.append((name, self._prints.of(stream) if isinstance(stream, Stream) else "-", self._prints.of(spec)))
        return found

    def _tag_paths(self) -> dict[str, list[str]]:
        """Return for each page and annotation with a number the ways from its elements up to the root."""
        root = get(self._pdf.Root, "StructTreeRoot")
        owners = dict(trees.numbers(get(root, "ParentTree")))
        found = {}
        for place, page in enumerate(self._own):
            numbered = [("page", get(page.obj, "StructParents"))]
            numbered += [
                (f"annotation {n}", get(one, "StructParent")) for n, one in enumerate(items(get(page.obj, "Annots")))
            ]
            for what, number in numbered:
                if isinstance(number, int) and number in owners:
                    owner = owners[number]
                    elements = items(owner) if isinstance(owner, Array) else [owner]
                    found[f"{place + 1} {what}"] = [way_up(element, root) for element in elements]
        return found

    def _tag_tables(self) -> dict[str, str]:
        root = get(self._pdf.Root, "StructTreeRoot")
        found = {}
        for table in ("RoleMap", "ClassMap"):
            entries = get(root, table)
            for key, value in entries.items() if isinstance(entries, Dictionary) else ():
                found[f"{table} {key}"] = self._prints.of(value)
        found |= {f"ID {name!r}": "" for name, _ in trees.names(get(root, "IDTree"))}
        return found | {f"namespace {get(one, 'NS')}": "" for one in items(get(root, "Namespaces"))}

    def _catalog(self) -> dict[str, str]:
        root = self._pdf.Root
        found = {key: self._prints.of(value) for key, value in root.items() if key not in OF_THEIR_OWN and value}
        if "/Extensions" in root:
            # The library writes their entries in its own way.
            found["/Extensions"] = "told"
        kept = get(root, "Names")
        for key, value in kept.items() if isinstance(kept, Dictionary) else ():
            if key not in {"/Dests", "/EmbeddedFiles", "/Names", "/Kids"}:
                found[f"/Names{key}"] = self._prints.of(value)
        for key in ("Order", "Locked", "RBGroups", "AS", "Name", "Configs"):
            value = get(root, "OCProperties", "Configs") if key == "Configs" else get(root, "OCProperties", "D", key)
            if value is not None and key not in {"Order", "AS"}:
                found[f"/OCProperties/{key}"] = self._prints.of(value)
        return found

    def _description(self) -> str:
        stream = get(self._pdf.Root, "Metadata")
        if not isinstance(stream, Stream):
            return self._prints.of(stream)
        try:
            packet = stream.read_bytes()
        except pikepdf.PdfError:
            packet = stream.read_raw_bytes()
        return hashlib.sha256(CLAIMS.sub(b"", packet)).hexdigest()[:16]


def _text(value: Any) -> str:
    return words(value) if isinstance(value, String) else ""


def way_up(element: Any, root: Any) -> str:
    """Return the roles from an element up to the root, `?` where the way is lost."""
    roles: list[str] = []
    for _ in range(200):
        if not isinstance(element, Dictionary):
            return "/".join([*roles, "?"])
        if key_of(element) == key_of(root):
            return "/".join(roles)
        roles.append(words(get(element, "S")).strip("/"))
        element = get(element, "P")
    return "/".join([*roles[:5], "…"])


def differences(before: Inventory, after: Inventory) -> list[str]:
    """Return what the later file lacks of the earlier one, or shows differently."""
    lost = []
    for name in (one.name for one in fields(Inventory)):
        was, now = getattr(before, name), getattr(after, name)
        if isinstance(was, dict):
            lost += [
                f"{name}: {key!r} was {value}, is {now.get(key)}" for key, value in was.items() if now.get(key) != value
            ]
        elif name in {"bookmarks", "layers"}:
            lost += [] if _in_one_piece(was, now) else [f"{name}: {was} not in {now}"]
        elif name in {"files", "associated", "fields"}:
            rest = list(now)
            for one in was:
                lost += [] if one in rest else [f"{name}: {one}"]
                rest = [other for other in rest if other is not one] if one not in rest else _without(rest, one)
        elif was != now:
            lost.append(f"{name}: {_first_difference(was, now)}")
    return lost


def _without(rest: list[Any], one: Any) -> list[Any]:
    place = rest.index(one)
    return rest[:place] + rest[place + 1 :]


def _in_one_piece(few: list[Any], many: list[Any]) -> bool:
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))


def _first_difference(was: Any, now: Any) -> str:
    if isinstance(was, list) and len(was) == len(now):
        place = next(index for index, pair in enumerate(zip(was, now, strict=True)) if pair[0] != pair[1])
        return f"{place + 1}. was {was[place]}, is {now[place]}"
    return f"was {str(was)[:300]}, is {str(now)[:300]}"
