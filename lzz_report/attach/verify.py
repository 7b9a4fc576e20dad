"""Verify: the joined file as it lies on disk in, nothing out; anything lost of the report is a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Object, Pdf

from lzz_report.attach.inventory import Counts, count
from lzz_report.attach.library_guard import library_call
from lzz_report.attach.objects import entry, identity, integer, numbered
from lzz_report.attach.signatures import is_signed
from lzz_report.attach.soundness import survey
from lzz_report.diagnostics.catalogue.reports import Loss, Lost, SignatureStays
from lzz_report.errors import AttachError


@dataclass(frozen=True, slots=True)
class Expected:
    """What the joined file must hold: the report's own counts, and where ours begin."""

    counts: Counts
    tag_roots: int
    before: int
    behind: int
    our_keys: range
    unsigned: bool = False

    @property
    def our_pages(self) -> int:
        return self.before + self.behind


def verify(place: Path, password: str, expected: Expected) -> None:
    """Read the file again and compare; raises AttachError when something of the report is missing."""
    with library_call():
        written = Pdf.open(place, password=password, attempt_recovery=False, suppress_warnings=True)
    with written as pdf:
        missing = [*_lost(expected, count(pdf)), *_torn_tags(pdf, expected)]
        if expected.unsigned and is_signed(pdf):
            raise AttachError(SignatureStays())
    if missing:
        raise AttachError(Lost(missing=tuple(missing)))


def _lost(expected: Expected, now: Counts) -> Iterator[Loss]:
    was, before = expected.counts, expected.before
    own = slice(before, before + was.pages)
    if now.pages != before + was.pages + expected.behind:
        yield Loss("pages", f"{before + was.pages + expected.behind - now.pages} ")
    if not _in_order(was.bookmarks, now.bookmarks):
        yield Loss("bookmarks")
    counted = tuple(str(number) for number in range(1, was.pages + 1)) if expected.our_pages else ()
    if now.labels[own] != (was.labels or counted):
        yield Loss("page-labels")
    moved = {key: page + before if page >= 0 else page for key, page in was.destinations.items()}
    if not moved.items() <= now.destinations.items():
        yield Loss("destinations")
    if was.fields != now.fields[: len(was.fields)]:
        yield Loss("form-fields")
    if now.layers < was.layers:
        yield Loss("layers")
    if not was.attachments <= now.attachments:
        yield Loss("attachments")
    if now.annotations[own] != was.annotations:
        yield Loss("annotations")


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(one in rest for one in few)


def _torn_tags(pdf: Pdf, expected: Expected) -> Iterator[Loss]:
    root = entry(pdf.Root, "/StructTreeRoot")
    # A report may hold others that nothing leads to; those go when it is written anew.
    least = int(expected.our_pages > 0)
    if not least <= survey(pdf).tag_roots <= max(least, expected.tag_roots):
        yield Loss("structure-tree")
    climb = _Climb(root)
    parents = numbered(entry(root, "/ParentTree"))
    used = {integer(page.obj, "/StructParents") for page in pdf.pages} & set(expected.our_keys)
    if not used <= parents.keys():
        yield Loss("annex-tags")
        return
    for key, value in parents.items():
        owners = list(value) if isinstance(value, Array) else [value]
        if key in expected.our_keys and not all(climb.arrives(owner) for owner in owners):
            yield Loss("annex-tags")
            return


class _Climb:
    """Tells whether elements descend from the root and are known to their parents at every step."""

    def __init__(self, root: object) -> None:
        self._arrived = {identity(root)}
        self._kids: dict[object, set[object]] = {}

    def arrives(self, owner: object) -> bool:
        climbed = []
        while (place := identity(owner)) not in self._arrived:
            parent = entry(owner, "/P")
            if not isinstance(parent, Dictionary) or place in climbed or place not in self._known(parent):
                return False
            climbed.append(place)
            owner = parent
        self._arrived.update(climbed)
        return True

    def _known(self, parent: Object) -> set[object]:
        place = identity(parent)
        if place not in self._kids:
            kids = entry(parent, "/K")
            among = [kids] if isinstance(kids, Dictionary) else kids if kids is not None else []
            self._kids[place] = {identity(one) for one in among}
        return self._kids[place]
