"""Merge: the structure tree of our pages in, one tree for the whole report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from lzz_report.attach.library_guard import all_objects
from lzz_report.attach.objects import (
    array,
    dictionary,
    entry,
    flat_numbers,
    has_entries,
    identity,
    in_array,
    integer,
    name,
    numbered,
)
from lzz_report.attach.tag_roles import join_identifiers, settle_roles
from lzz_report.diagnostics.fault import Remark
from lzz_report.documents.annex import AnnexPart

# Readers count in 32 bits; what lies beyond half of that is no count but a mistake, and leaves room below.
HIGHEST_KEY = 2**30
KEYS = ("/StructParents", "/StructParent")


def is_tagged(pdf: Pdf) -> bool:
    """Tell whether a file has a structure tree with something in it."""
    kids = entry(entry(pdf.Root, "/StructTreeRoot"), "/K")
    return len(kids) > 0 if isinstance(kids, Array) else kids is not None


def next_key(pdf: Pdf) -> int:
    """Return the first key of the parent tree that nothing in a file uses, be it listed or not."""
    root = entry(pdf.Root, "/StructTreeRoot")
    used = {(integer(root, "/ParentTreeNextKey") or 0) - 1, *numbered(entry(root, "/ParentTree"))}
    used.update(value for _, _, value in _keys(pdf))
    return 1 + max((key for key in used if 0 <= key < HIGHEST_KEY), default=-1)


def shift_keys(document: Pdf, offset: int) -> None:
    """Move everything that our pages have in the parent tree."""
    for thing, key, value in list(_keys(document)):
        thing[key] = value + offset


def _keys(pdf: Pdf) -> Iterator[tuple[Object, str, int]]:
    """Yield every place in a file that names a key; annotations may stand in their page as they are."""
    direct = (
        one for page in pdf.pages for one in array(page.obj, "/Annots") if has_entries(one) and not one.is_indirect
    )
    for things in (all_objects(pdf), direct):
        for thing in things:
            if not has_entries(thing):
                continue
            for key in KEYS:
                value = integer(thing, key) if key in thing else None
                if value is not None and value >= 0:
                    yield thing, key, value


def elements(root: object) -> Iterator[Object]:
    """Yield the elements of a structure tree, parents first, each once."""
    waiting: list[object] = list(_kids(root))
    seen: set[object] = set()
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary) or "/S" not in element or identity(element) in seen:
            continue
        seen.add(identity(element))
        yield element
        waiting.extend(_kids(element))


def _kids(element: object) -> list[Any]:
    kids = entry(element, "/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def begin_tree(pdf: Pdf) -> None:
    """Give an untagged report a tree for our pages; the report itself stays untagged, and says so."""
    root = dictionary(pdf.Root, "/StructTreeRoot")
    if root is not None and not root.is_indirect:
        # Its elements name it as their parent, so it needs a number.
        root = pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    if root is not None:
        root.Type = Name.StructTreeRoot
    if is_tagged(pdf):
        return
    if root is None:
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.Root.StructTreeRoot = root
        if "/MarkInfo" not in pdf.Root:
            # With true readers trust a tree in which the report is empty.
            pdf.Root.MarkInfo = Dictionary(Marked=False)
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = Array([document])


def prepare_tags(document: Pdf, report: Pdf, part: AnnexPart, number: int) -> list[Remark]:
    """Make our document a part of one, and give what its tags are called names that mean the same in the report."""
    own = dictionary(document.Root, "/StructTreeRoot")
    if own is None:
        return []
    kids = [kid for kid in _kids(own) if isinstance(kid, Dictionary)]
    if len(kids) == 1 and name(kids[0], "/S") == "/Document":
        top: Object = kids[0]
    else:
        top = document.make_indirect(Dictionary(Type=Name.StructElem, K=Array(kids), P=own))
        for kid in kids:
            kid.P = top
        own.K = Array([top])
    top.S = Name.Part
    top.T = String(part.title)
    top.Lang = String(part.language)
    return settle_roles(own, entry(report.Root, "/StructTreeRoot"), number, list(elements(own)))


def merge_tags(
    target: Pdf, document: Pdf, offset: int, copied: Callable[[Object], Object], place: int | None
) -> dict[int, Object]:
    """Put the document's tree into the report's, behind its own elements or at a place; return its way back."""
    source = dictionary(document.Root, "/StructTreeRoot")
    root = target.Root.StructTreeRoot
    if source is None:
        return {}
    tree = copied(source)
    home = _home(target, root)
    (top,) = _kids(tree)
    top.P = home
    kids = in_array(home, "/K")
    kids.insert(len(kids) if place is None else place, top)
    _join_names(target, root, tree)
    return {key + offset: value for key, value in numbered(entry(tree, "/ParentTree")).items()}


def _home(pdf: Pdf, root: Object) -> Object:
    """Return the element under which a part of the document stands: its one Document, else the root itself."""
    kids = _kids(root)
    if len(kids) != 1 or not isinstance(kids[0], Dictionary):
        return root
    role, roles = name(kids[0], "/S"), entry(root, "/RoleMap")
    for _ in range(20):
        if role == "/Document":
            if not kids[0].is_indirect:
                kids = [pdf.make_indirect(kids[0])]
                root.K = Array(kids)
            home: Object = kids[0]
            home.P = root
            return home
        role = name(roles, role) if role else ""
    return root


def list_parents(target: Pdf, pairs: Mapping[int, Object], following: int) -> None:
    """Add the way from our pages back to their tags; `following` is the first number after all of them."""
    root = target.Root.StructTreeRoot
    root.ParentTreeNextKey = max(following, integer(root, "/ParentTreeNextKey") or 0)
    if not pairs:
        return
    tree = dictionary(root, "/ParentTree")
    theirs = numbered(tree)
    if tree is None or max(theirs, default=-1) >= min(pairs) or not _is_orderly(tree):
        # A tree that is none, or one with a number so high that ours come before it.
        root.ParentTree = target.make_indirect(Dictionary(Nums=flat_numbers({**theirs, **pairs})))
    elif "/Kids" in tree:
        limits = Array([min(pairs), max(pairs)])
        in_array(tree, "/Kids").append(target.make_indirect(Dictionary(Limits=limits, Nums=flat_numbers(pairs))))
        if "/Limits" in tree:
            del tree["/Limits"]
    else:
        in_array(tree, "/Nums").extend(flat_numbers(pairs))


def _is_orderly(tree: Dictionary) -> bool:
    """Tell whether more can be added at the end: every number so far has its value."""
    listed = [key for key in ("/Nums", "/Kids") if key in tree]
    nums = array(tree, "/Nums")
    return (
        all(isinstance(entry(tree, key), Array) for key in listed)
        and len(nums) % 2 == 0
        and all(isinstance(key, int) for key in nums[::2])
    )


def _join_names(target: Pdf, root: Object, tree: Object) -> None:
    """Take over roles, classes, identifiers and namespaces; what would mean something else was renamed before."""
    for key in ("/RoleMap", "/ClassMap"):
        ours = dictionary(tree, key)
        if ours is None or len(ours) == 0:
            continue
        if dictionary(root, key) is None:
            root[key] = Dictionary()
        for own, meaning in ours.items():
            if own not in root[key]:
                root[key][own] = meaning
    join_identifiers(target, root, tree)
    for namespace in array(tree, "/Namespaces"):
        in_array(root, "/Namespaces").append(namespace)
