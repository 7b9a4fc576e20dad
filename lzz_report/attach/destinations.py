"""Lead: links and names of our pages in, the same with names that no other page of the report has out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from lzz_report.attach.inventory import bookmarks, old_destinations
from lzz_report.attach.objects import array, dictionary, entry, flat_names, identity, named, whole_number

LONGEST_CHAIN = 1000


def taken_names(pdf: Pdf) -> set[bytes]:
    """Return every name a link of the report may lead to; old readers look in one place, new ones in two."""
    targets = (entry(holder, key) for holder, key in _leading(pdf))
    # A link to a name nobody has leads nowhere, and is not to lead into an annex suddenly.
    used = {bytes(target) for target in targets if isinstance(target, String)}
    return used | set(named(entry(dictionary(pdf.Root, "/Names"), "/Dests"))) | set(old_destinations(pdf))


def rename_destinations(document: Pdf, taken: set[bytes]) -> None:
    """Give the document's destinations names that are not taken, and take them."""
    own = named(entry(dictionary(document.Root, "/Names"), "/Dests"))
    every = taken | set(own)
    renamed = {name: _free(name, every) for name in own if name in taken}
    taken |= {renamed.get(name, name) for name in own}
    if not renamed:
        return
    names = flat_names({renamed.get(name, name): value for name, value in own.items()})
    document.Root.Names.Dests = document.make_indirect(Dictionary(Names=names))
    for holder, key in _leading(document):
        _rename(holder, key, renamed)


def copied_destinations(document: Pdf, copied: Callable[[Object], Object]) -> dict[bytes, Object]:
    """Return the document's destinations as the report is to have them."""
    own = named(entry(dictionary(document.Root, "/Names"), "/Dests"))
    return {name: copied(value) for name, value in own.items()}


def add_destinations(report: Pdf, ours: Mapping[bytes, Object]) -> None:
    """Put destinations beside the report's."""
    if not ours:
        return
    if dictionary(report.Root, "/Names") is None:
        report.Root.Names = Dictionary()
    theirs = named(entry(report.Root.Names, "/Dests"))
    report.Root.Names.Dests = report.make_indirect(Dictionary(Names=flat_names({**theirs, **ours})))


def explicit_destinations(document: Pdf) -> Iterator[Array]:
    """Yield every destination of a document that is written out, each once."""
    seen: set[object] = set()
    values: list[object] = list(named(entry(dictionary(document.Root, "/Names"), "/Dests")).values())
    values += [entry(holder, key) for holder, key in _leading(document)]
    for value in values:
        found = entry(value, "/D") if isinstance(value, Dictionary) else value
        if isinstance(found, Array) and len(found) and identity(found) not in seen:
            seen.add(identity(found))
            yield found


def shift_page_numbers(report: Pdf, by: int) -> None:
    """Keep destinations that count pages, which only those into other files should, on their pages."""
    opening = entry(report.Root, "/OpenAction")
    seen: set[object] = set()
    for value in (*explicit_destinations(report), *old_destinations(report).values(), opening):
        found = entry(value, "/D") if isinstance(value, Dictionary) else value
        if not isinstance(found, Array) or len(found) == 0 or identity(found) in seen:
            continue
        page = whole_number(found[0])
        if page is not None:
            seen.add(identity(found))
            found[0] = page + by


def _free(name: bytes, taken: set[bytes]) -> bytes:
    return next(new for number in range(2, len(taken) + 3) if (new := b"%s-%d" % (name, number)) not in taken)


def _leading(document: Pdf) -> Iterator[tuple[Object, str]]:
    """Yield what leads somewhere, with the key that says where to: links, bookmarks and all their actions."""
    holders = [one for page in document.pages for one in array(page.obj, "/Annots")]
    holders += bookmarks(document)
    for holder in holders:
        if entry(holder, "/Dest") is not None:
            yield holder, "/Dest"
        for action in _actions(entry(holder, "/A")):
            if action.get("/S") == Name.GoTo:
                yield action, "/D"


def _actions(first: object) -> Iterator[Dictionary]:
    """Yield an action and those that follow it."""
    waiting: list[object] = [first]
    seen: set[object] = set()
    while waiting and len(seen) < LONGEST_CHAIN:
        action = waiting.pop()
        if not isinstance(action, Dictionary) or identity(action) in seen:
            continue
        seen.add(identity(action))
        yield action
        follow = entry(action, "/Next")
        waiting.extend(reversed(list(follow)) if isinstance(follow, Array) else [follow])


def _rename(holder: Object, key: str, renamed: Mapping[bytes, bytes]) -> None:
    value = entry(holder, key)
    if isinstance(value, String) and bytes(value) in renamed:
        holder[key] = String(renamed[bytes(value)])
