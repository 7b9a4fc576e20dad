"""Judge: a report, what was attached and the joined file in, everything that is lost, changed or torn out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lzz_report.documents.annex import AnnexPart
from tests import report_trees as trees
from tests.report_case import Case
from tests.report_inventory import Inventory, differences, inventory
from tests.report_showing import shown_otherwise
from tests.report_trees import get, items, key_of
from tests.report_views import qpdf_check

WORSE = {0: 0, 3: 1, 2: 2}  # exit codes of qpdf: sound, with warnings, with errors


def judge(case: Case) -> list[str]:
    """Return what is wrong with a joined file, nothing when all is well."""
    code, said = qpdf_check(case.output, case.new_password)
    # What was wrong with the report may stay; nothing worse may come.
    if code and WORSE.get(code, 3) > WORSE.get(qpdf_check(case.report, case.wish.password)[0], 3):
        return [f"qpdf --check: {code} {said}"]
    before = inventory(case.report, case.wish.password)
    pages = len(before.annotations)
    after = inventory(case.output, case.new_password, shift=case.letter_pages, pages=pages)
    wrong = [*_facts(case, pages), *_allowed(case, before, after), *shown_otherwise(case, pages)]
    with catch_warnings():
        simplefilter("ignore")
        with pikepdf.open(case.output, password=case.new_password, suppress_warnings=True) as pdf:
            wrong += [*_tags(pdf, case, pages), *_annexes(pdf, case, pages), *_files(pdf, case)]
    return wrong


def _facts(case: Case, pages: int) -> Iterator[str]:
    result = case.result
    if result.report_pages != pages:
        yield f"result: says {result.report_pages} pages of the report, there are {pages}"
    if result.pages != pages + case.letter_pages + case.annex_pages:
        yield f"result: says {result.pages} pages in all"
    titles = [part.title for part in case.parts if part.kind == "annex"]
    if case.wish.pages and list(result.annexes) != titles:
        yield f"result: names the annexes {result.annexes}"


def _allowed(case: Case, before: Inventory, after: Inventory) -> list[str]:
    # An element may learn who its parent is.
    for place, ways in before.tag_paths.items():
        mended = zip(ways, after.tag_paths.get(place, ways), strict=False)
        before.tag_paths[place] = [now if way == f"{now}/?" else way for way, now in mended]
    lost = differences(before, after)
    if case.wish.decrypt:
        lost = [one for one in lost if not one.startswith("lock:")]
    if case.wish.drop_signature:
        lost = [one for one in lost if not one.startswith(("fields:", "pages:", "annotations:"))]
    return lost


def _tags(pdf: pikepdf.Pdf, case: Case, pages: int) -> Iterator[str]:
    """One structure tree, and every number of an annex leads to elements that descend from its root."""
    root, tagged = get(pdf.Root, "StructTreeRoot"), _are_tagged(case.parts)
    with pikepdf.open(case.report, password=case.wish.password, suppress_warnings=True) as report:
        had_tree = isinstance(get(report.Root, "StructTreeRoot"), Dictionary)
        roots_before = len(_roots(report))
        if (get(pdf.Root, "MarkInfo", "Marked") is True) != (get(report.Root, "MarkInfo", "Marked") is True):
            yield "tags: Marked differs"
    # Some reports hold roots that nothing leads to.
    if had_tree and case.wish.pages and len(_roots(pdf)) > max(1, roots_before):
        yield f"tags: {len(_roots(pdf))} roots of a structure tree"
    if tagged and not isinstance(root, Dictionary):
        yield "tags: no structure tree"
    elif tagged:
        own = range(case.letter_pages, case.letter_pages + pages)
        yield from _annex_tags(root, [(n, page.obj) for n, page in enumerate(pdf.pages, 1) if n - 1 not in own])


def _roots(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructTreeRoot]


def _annex_tags(root: Any, pages: Sequence[tuple[int, Any]]) -> Iterator[str]:
    owners = dict(trees.numbers(get(root, "ParentTree")))
    descends = _Descent(root)
    for place, page in pages:
        number = get(page, "StructParents")
        elements = items(owners.get(number)) if isinstance(number, int) else []
        if not elements:
            yield f"tags: page {place} has no elements"
        numbered = [get(one, "StructParent") for one in items(get(page, "Annots"))]
        elements += [owners.get(one) for one in numbered if isinstance(one, int)]
        if not all(descends.from_root(element) for element in elements if element is not None):
            yield f"tags: elements of page {place} do not descend from the root"


def _are_tagged(parts: Sequence[AnnexPart]) -> bool:
    with pikepdf.open(BytesIO(parts[0].pdf)) as pdf:
        return "/StructTreeRoot" in pdf.Root


class _Descent:
    """Tells whether an element is a kid of its parent, and that one of its own, up to the root."""

    def __init__(self, root: Any) -> None:
        self._sound: set[object] = {key_of(root)}
        self._kids: dict[object, set[object]] = {}

    def from_root(self, element: Any) -> bool:
        climbed: list[object] = []
        while key_of(element) not in self._sound:
            parent = get(element, "P")
            if not isinstance(parent, Dictionary) or key_of(element) in climbed:
                return False
            if key_of(parent) not in self._kids:
                kids = get(parent, "K")
                self._kids[key_of(parent)] = {key_of(kid) for kid in (kids if isinstance(kids, Array) else [kids])}
            if key_of(element) not in self._kids[key_of(parent)]:
                return False
            climbed.append(key_of(element))
            element = parent
        self._sound.update(climbed)
        return True


def _annexes(pdf: pikepdf.Pdf, case: Case, pages: int) -> Iterator[str]:
    """Every link, bookmark and label of an annex leads where it led in its own file."""
    told = trees.labels(pdf)
    titles = [trees.words(get(item, "Title")) for _, item in trees.bookmarks(pdf)]
    letters = [part for part in case.parts if part.kind == "letter"]
    place = 0
    for part in [*letters, *(part for part in case.parts if part.kind != "letter" and case.wish.pages)]:
        if part.kind != "letter" and place < case.letter_pages + pages:
            place = case.letter_pages + pages
        with pikepdf.open(BytesIO(part.pdf)) as alone:
            count = len(alone.pages)
            was = [_targets(alone, index, 0) for index in range(count)]
        now = [_targets(pdf, place + index, place) for index in range(count)]
        if was != now:
            yield f"annexes: links of {part.title!r} were {was}, are {now}"
        if part.label and told[place : place + count] != [f"{part.label}{number}" for number in range(1, count + 1)]:
            yield f"annexes: labels of {part.title!r} are {told[place : place + count]}"
        if part.title not in titles:
            yield f"annexes: no bookmark {part.title!r}"
        place += count


def _targets(pdf: pikepdf.Pdf, index: int, first: int) -> list[object]:
    """Return the pages, counted from `first`, and addresses to which the links of a page lead."""
    places = trees.page_numbers(pdf)
    named = dict(reversed(trees.names(get(pdf.Root, "Names", "Dests"))))
    found: list[object] = []
    for link in items(get(pdf.pages[index].obj, "Annots")):
        target = get(link, "Dest") or get(link, "A", "D")
        if isinstance(target, String):
            target = named.get(bytes(target))
        elif isinstance(target, Name):
            target = get(pdf.Root, "Dests", str(target)[1:])
        target = get(target, "D") if isinstance(target, Dictionary) else target
        page = places.get(key_of(items(target)[0])) if items(target) else None
        found.append(page - first if page is not None else str(get(link, "A", "URI")))
    return found


def _files(pdf: pikepdf.Pdf, case: Case) -> Iterator[str]:
    """Files of the sheets are there when asked for, or their absence is said."""
    wanted = {file.content for part in case.parts for file in part.files} if case.wish.files else set()
    inside = [get(spec, "EF", "F") for _, spec in trees.names(get(pdf.Root, "Names", "EmbeddedFiles"))]
    there = {_content(stream) for stream in inside if isinstance(stream, pikepdf.Stream)}
    if not wanted <= there and not any("file" in note.lower() for note in case.result.notes):
        yield "files: not all are inside, and nothing is said of it"


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()
