"""Sign off: a report in, whether it is signed and, if asked, the same without signatures out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf

from lzz_report.attach.library_guard import all_objects
from lzz_report.attach.objects import array, dictionary, entry, identity, integer, name, numbered, text

APPEND_ONLY = 2


def is_signed(pdf: Pdf) -> bool:
    """Tell whether any change would break a signature, or a right that a signature grants."""
    if dictionary(pdf.Root, "/Perms"):
        return True
    flags = integer(dictionary(pdf.Root, "/AcroForm"), "/SigFlags") or 0
    return bool(flags & APPEND_ONLY) or any(map(_signs, all_objects(pdf)))


def _signs(thing: object) -> bool:
    return isinstance(thing, Dictionary) and "/ByteRange" in thing and "/Contents" in thing


def drop_signatures(pdf: Pdf) -> int:
    """Take signatures and what shows them on the pages out of a report; return how many there were."""
    form = dictionary(pdf.Root, "/AcroForm")
    signed = [field for field, _ in fields(pdf) if _is_signed_field(field)]
    signed += _homeless(pdf, {identity(field) for field in signed})
    gone = {identity(widget) for field in signed for widget in _widgets(field) if widget.is_indirect}
    _forget_in_tree(pdf, [widget for field in signed for widget in _widgets(field)])
    for page in pdf.pages:
        annotations = array(page.obj, "/Annots")
        kept = [one for one in annotations if identity(one) not in gone]
        if len(kept) < len(annotations):
            page.obj.Annots = Array(kept)
    for field in signed:
        _take_out(form, field)
    for key in ("/Perms", "/DSS"):
        if key in pdf.Root:
            del pdf.Root[key]
    if form is not None:
        form.SigFlags = 0
    return len(signed)


def _homeless(pdf: Pdf, known: set[object]) -> list[Object]:
    """Return signed fields that hang in a page only."""
    hanging = [one for page in pdf.pages for one in array(page.obj, "/Annots") if _is_signed_field(one)]
    return [one for one in hanging if identity(one) not in known]


def fields(pdf: Pdf) -> Iterator[tuple[Object, str]]:
    """Yield the fields of a form that hold a value themselves, with their full names."""
    waiting: list[tuple[Object, str, str]] = [
        (field, "", "") for field in reversed(array(dictionary(pdf.Root, "/AcroForm"), "/Fields"))
    ]
    seen: set[object] = set()
    while waiting:
        field, above, kind = waiting.pop()
        if not isinstance(field, Dictionary) or (place := identity(field)) in seen:
            continue
        seen.add(place)
        own = text(field, "/T")
        full = f"{above}.{own}" if above and own else own or above
        kids = [kid for kid in array(field, "/Kids") if isinstance(kid, Dictionary) and "/T" in kid]
        kind = name(field, "/FT") or kind
        if kids:
            waiting.extend((kid, full, kind) for kid in reversed(kids))
        else:
            yield field, full


def _is_signed_field(field: object) -> bool:
    value = entry(field, "/V")
    return _signs(value) or (name(field, "/FT") == "/Sig" and value is not None)


def _widgets(field: Object) -> list[Object]:
    return [field, *(kid for kid in array(field, "/Kids") if isinstance(kid, Dictionary))]


def _take_out(form: Dictionary | None, field: Object) -> None:
    """Remove a field from the form, and the groups it leaves empty."""
    child: Object | None = field
    for _ in range(100):
        parent = dictionary(child, "/Parent")
        key, home = ("/Kids", parent) if parent is not None else ("/Fields", form)
        if home is None:
            return
        kept = [one for one in array(home, key) if identity(one) != identity(child)]
        home[key] = Array(kept)
        if "/V" in field:
            del field["/V"]
        if kept or parent is None:
            return
        child = parent


def _forget_in_tree(pdf: Pdf, widgets: list[Object]) -> None:
    """Leave no reference to the widgets in the structure tree: a reader would follow it to nothing."""
    keys = {key: widget for widget in widgets if (key := integer(widget, "/StructParent")) is not None}
    owners = numbered(entry(entry(pdf.Root, "/StructTreeRoot"), "/ParentTree")) if keys else {}
    for key, widget in keys.items():
        owner = owners.get(key, Dictionary())
        kids = entry(owner, "/K")
        if isinstance(kids, Array):
            owner["/K"] = Array([kid for kid in kids if identity(entry(kid, "/Obj") or kid) != identity(widget)])
        elif kids is not None and identity(entry(kids, "/Obj") or kids) == identity(widget):
            del owner["/K"]
