"""Merge: the structure tree of our pages in, one tree for the whole report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from lzz_report.attach.objects import array, dictionary, entry, has_entries, identity, in_array, integer, name, numbered
from lzz_report.attach.roles import join_identifiers, settle_roles
from lzz_report.model.annex import AnnexPart

KEYS = ("/StructParents", "/StructParent")


def is_tagged(pdf: Pdf) -> bool:
    """Tell whether a file has a structure tree with something in it."""
    kids = entry(entry(pdf.Root, "/StructTreeRoot"), "/K")
    return len(kids) > 0 if isinstance(kids, Array) else kids is not None


def next_key(pdf: Pdf) -> int:
    """Return the first key of the parent tree that nothing in a file uses, be it listed or not."""
    root = entry(pdf.Root, "/StructTreeRoot")
    highest = max(numbered(entry(root, "/ParentTree")), default=-1)
    highest = max(highest, (integer(root, "/ParentTreeNextKey") or 0) - 1)
    return 1 + max([highest, *(value for _, _, value in _keys(pdf))])


def shift_keys(document: Pdf, offset: int) -> None:
    """Move everything that our pages have in the parent tree."""
    for thing, key, value in list(_keys(document)):
        thing[key] = value + offset


def _keys(pdf: Pdf) -> Iterator[tuple[Object, str, int]]:
    """Yield every place in a file that names a key; annotations may stand in their page as they are."""
    direct = (one for page in pdf.pages for one in array(page.obj, "/Annots") if not one.is_indirect)
    for things in (pdf.objects, direct):
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


def _kids(element: object) -> list[Object]:
    kids = entry(element, "/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def begin_tree(pdf: Pdf) -> None:
    """Give an untagged report a tree for our pages; the report itself stays untagged, and says so."""
    if is_tagged(pdf):
        return
    root = dictionary(pdf.Root, "/StructTreeRoot")
    if root is None:
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.Root.StructTreeRoot = root
        if "/MarkInfo" not in pdf.Root:
            # With true readers trust a tree in which the report is empty.
            pdf.Root.MarkInfo = Dictionary(Marked=False)
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = Array([document])


def prepare_tags(document: Pdf, target: Pdf, number: int) -> list[str]:
    """Give what our tags are called names that mean the same in the report."""
    own, theirs = (entry(pdf.Root, "/StructTreeRoot") for pdf in (document, target))
    return settle_roles(own, theirs, number, list(elements(own))) if own is not None else []


def merge_tags(target: Pdf, document: Pdf, part: AnnexPart, offset: int, copied: Callable[[Object], Object]) -> int:
    """Put the document's tree into the report's, after its pages; return the next free key."""
    source = dictionary(document.Root, "/StructTreeRoot")
    root = target.Root.StructTreeRoot
    if source is None:
        return offset
    tree = copied(source)
    home = _home(root)
    top = _as_part(target, tree, part)
    top.P = home
    kids = in_array(home, "/K")
    if part.kind == "letter":
        kids.insert(0, top)
    else:
        kids.append(top)
    pairs = {key + offset: value for key, value in sorted(numbered(entry(tree, "/ParentTree")).items())}
    _list_parents(target, root, pairs)
    _join_names(target, root, tree)
    following = max([offset - 1, *pairs]) + 1
    root.ParentTreeNextKey = max(following, integer(root, "/ParentTreeNextKey") or 0)
    return following


def _home(root: Object) -> Object:
    """Return the element under which a part of the document stands: its one Document, else the root itself."""
    kids = _kids(root)
    if len(kids) != 1 or not isinstance(kids[0], Dictionary):
        return root
    role, roles = name(kids[0], "/S"), entry(root, "/RoleMap")
    for _ in range(20):
        if role == "/Document":
            return kids[0]
        role = name(roles, role) if role else ""
    return root


def _as_part(target: Pdf, tree: Object, part: AnnexPart) -> Object:
    """Make a part of what was a document: its own root element, or one around all of them."""
    kids = [kid for kid in _kids(tree) if isinstance(kid, Dictionary)]
    if len(kids) == 1 and name(kids[0], "/S") == "/Document":
        top: Object = kids[0]
    else:
        top = target.make_indirect(Dictionary(Type=Name.StructElem, K=Array(kids)))
        for kid in kids:
            kid.P = top
    top.S = Name.Part
    top.T = String(part.title)
    top.Lang = String(part.language)
    return top


def _list_parents(target: Pdf, root: Object, pairs: dict[int, Object]) -> None:
    if not pairs:
        return
    nums = Array()
    for key, value in pairs.items():
        nums.append(key)
        nums.append(value)
    tree = dictionary(root, "/ParentTree")
    if tree is None:
        root.ParentTree = target.make_indirect(Dictionary(Nums=nums))
    elif "/Kids" in tree:
        limits = Array([min(pairs), max(pairs)])
        in_array(tree, "/Kids").append(target.make_indirect(Dictionary(Limits=limits, Nums=nums)))
        if "/Limits" in tree:
            tree.Limits = Array([tree.Limits[0], max(pairs)])
    else:
        in_array(tree, "/Nums").extend(nums)


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
