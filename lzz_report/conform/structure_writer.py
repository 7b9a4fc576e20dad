"""Tag: the structure of a document in, structure tree, parent tree and described links in its PDF out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from lzz_report.documents.document_facts import DocumentFacts
from lzz_report.documents.tags import LinkArea, MarkedContent, Tag, TaggedPage

# PDF 1.7 has no names of its own for emphasis.
ROLE_MAP = {"Em": "Span", "Strong": "Span"}
# The parts of tables came with PDF 1.5.
ROLE_MAP_14 = {"THead": "Sect", "TBody": "Sect", "TFoot": "Sect"}


def write_tags(document: Pdf, facts: DocumentFacts) -> None:
    """Put the tags in place of the engine's; link areas nobody asked for go."""
    tagged = facts.tags.pages
    if len(document.pages) != len(tagged):
        raise ValueError(f"the tags describe {len(tagged)} pages, the file has {len(document.pages)}")
    links = [_annotations(page, marks) for page, marks in zip(document.pages, tagged, strict=True)]
    _TreeWriter(document, facts, links).write()


def _annotations(page: Page, marks: TaggedPage) -> dict[int, Object]:
    """Return the link annotations of a page that are to stay, by their position among all the engine wrote."""
    links = [one for one in page.obj.get("/Annots", Array()) if one.Subtype == Name.Link]
    return {position: link for position, link in enumerate(links) if position not in marks.stray_links}


class _TreeWriter:
    """Writes elements parents first and remembers which element each piece of content and each link belongs to."""

    def __init__(self, document: Pdf, facts: DocumentFacts, links: Sequence[dict[int, Object]]) -> None:
        self._document = document
        self._facts = facts
        self._links = links
        self._pages = [page.obj for page in document.pages]
        self._owners: list[list[Object | None]] = [[None] * page.pieces for page in facts.tags.pages]
        self._link_owners: list[Object] = []
        self._silent = {(index, position) for index, page in enumerate(links) for position in page}
        self._destinations = _destination_pages(document)

    def write(self) -> None:
        root = self._document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top = self._element(Tag("Document", self._facts.tags.kids), root)
        root.K = Array([top])
        roles = ROLE_MAP if self._facts.profile.pdf_version >= "1.5" else ROLE_MAP | ROLE_MAP_14
        root.RoleMap = Dictionary({f"/{own}": Name(f"/{known}") for own, known in roles.items()})
        root.ParentTree = self._document.make_indirect(Dictionary(Nums=self._parent_numbers()))
        self._keep_links()
        root.ParentTreeNextKey = len(self._pages) + len(self._link_owners)
        self._document.Root.StructTreeRoot = root
        self._document.Root.MarkInfo = Dictionary(Marked=True)

    def _parent_numbers(self) -> Array:
        nums = Array()
        for key, owners in enumerate(self._owners):
            if None in owners:
                raise RuntimeError(f"page {key + 1}: piece {owners.index(None)} of the content belongs to no tag")
            self._pages[key].StructParents = key
            nums.append(key)
            nums.append(self._document.make_indirect(Array(owners)))
        for key, owner in enumerate(self._link_owners, start=len(self._pages)):
            nums.append(key)
            nums.append(owner)
        return nums

    def _keep_links(self) -> None:
        """Leave each page the links that are tagged; one that was forgotten would be a link nobody can hear."""
        if self._silent:
            raise RuntimeError(f"page {min(self._silent)[0] + 1}: a link belongs to no tag")
        for page, links in zip(self._pages, self._links, strict=True):
            if links:
                page.Annots = Array(links.values())
            elif "/Annots" in page:
                del page.Annots

    def _element(self, tag: Tag, parent: Object) -> Object:
        element = self._document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent))
        _describe(element, tag)
        home = _first_page(tag)
        if home is not None:
            element.Pg = self._pages[home]
        element.K = Array([self._kid(kid, tag, element, home) for kid in tag.kids])
        return element

    def _kid(self, kid: Tag | MarkedContent | LinkArea, tag: Tag, element: Object, home: int | None) -> Any:  # noqa: ANN401
        if isinstance(kid, Tag):
            return self._element(kid, element)
        page = self._pages[kid.page_index]
        if isinstance(kid, LinkArea):
            return Dictionary(Type=Name.OBJR, Obj=self._link(kid, tag, element), Pg=page)
        self._owners[kid.page_index][kid.mcid] = element
        if kid.page_index == home:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)

    def _link(self, area: LinkArea, tag: Tag, element: Object) -> Object:
        annotation = self._links[area.page_index][area.position]
        annotation.Rect = Array([round(edge, 3) for edge in area.box])
        annotation.Contents = String(self._spoken(annotation, tag))
        annotation.StructParent = len(self._pages) + len(self._link_owners)
        self._link_owners.append(element)
        self._silent.discard((area.page_index, area.position))
        return annotation

    def _spoken(self, annotation: Object, tag: Tag) -> str:
        target = self._destinations.get(str(annotation.get("/Dest", "")))
        if target is None or tag.spoken_as_is:
            return tag.spoken
        page = str(target + 1)
        # A line of the contents ends with the number that is said first.
        text = tag.spoken.removesuffix(f" {page}")
        return self._facts.page_link.format(page=page, text=text)


def _describe(element: Object, tag: Tag) -> None:
    texts = {"/Lang": tag.language, "/Alt": tag.alt, "/E": tag.expansion}
    for key, text in texts.items():
        if text:
            element[key] = String(text)
    attributes = _attributes(tag)
    if attributes is not None:
        element.A = attributes


def _attributes(tag: Tag) -> Dictionary | None:
    if tag.box is not None:
        return Dictionary(O=Name.Layout, BBox=Array([round(edge, 3) for edge in tag.box]))
    if tag.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{tag.numbering}"))
    cell: dict[str, Any] = {}
    if tag.scope:
        cell["/Scope"] = Name(f"/{tag.scope}")
    if tag.columns > 1:
        cell["/ColSpan"] = tag.columns
    if tag.rows > 1:
        cell["/RowSpan"] = tag.rows
    return Dictionary({"/O": Name.Table, **cell}) if cell else None


def _first_page(tag: Tag) -> int | None:
    """Return the page of the first piece an element holds itself; what its kids hold is theirs to say."""
    return next((kid.page_index for kid in tag.kids if not isinstance(kid, Tag)), None)


def _destination_pages(document: Pdf) -> dict[str, int]:
    names = document.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    indexes = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    return {str(names[i]): indexes[names[i + 1][0].objgen] for i in range(0, len(names), 2)}
