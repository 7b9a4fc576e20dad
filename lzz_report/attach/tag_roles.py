"""Settle: what our tags are called in, names that mean in the report what they mean with us out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from lzz_report.attach.objects import array, dictionary, entry, flat_names, name, named
from lzz_report.diagnostics.catalogue.reports import TagMeaning
from lzz_report.diagnostics.fault import Remark

LONGEST_CHAIN = 20
# The report would have to turn a standard type into another one, which PDF/UA forbids.


def settle_roles(own: Object, theirs: object, number: int, elements: Sequence[Object]) -> list[Remark]:
    """Rename the roles, classes and identifiers of our tree that the report uses for something else."""
    notes = _settle_types(own, theirs, number, elements)
    _settle_classes(own, theirs, number, elements)
    _settle_identifiers(own, theirs, number, elements)
    return notes


def _settle_types(own: Object, theirs: object, number: int, elements: Sequence[Object]) -> list[Remark]:
    ours, roles = dictionary(own, "/RoleMap"), dictionary(theirs, "/RoleMap")
    if roles is None:
        return []
    used = {name(element, "/S") for element in elements}
    clashing = {role for role in used if role in roles and _meaning(role, ours) != _meaning(role, roles)}
    renamed = {role: f"{role}-{number}" for role in clashing if ours is not None and role in ours}
    for element in elements:
        role = name(element, "/S")
        if role in renamed:
            element.S = Name(renamed[role])
    if ours is not None:
        for old, new in renamed.items():
            ours[new] = Name(_meaning(old, ours))
            del ours[old]
    return [TagMeaning(role=role[1:]) for role in sorted(clashing - set(renamed))]


def _meaning(role: str, roles: object) -> str:
    """Return the standard type a role stands for."""
    for _ in range(LONGEST_CHAIN):
        mapped = name(roles, role)
        if not mapped or mapped == role:
            return role
        role = mapped
    return role


def _settle_classes(own: Object, theirs: object, number: int, elements: Sequence[Object]) -> None:
    ours, classes = dictionary(own, "/ClassMap"), dictionary(theirs, "/ClassMap")
    if ours is None or classes is None:
        return
    renamed = {key: f"{key}-{number}" for key in ours.keys() if key in classes}  # noqa: SIM118  no plain dictionary
    for old, new in renamed.items():
        ours[new] = ours[old]
        del ours[old]
    for element in elements:
        value = entry(element, "/C")
        if isinstance(value, Name) and str(value) in renamed:
            element.C = Name(renamed[str(value)])
        elif isinstance(value, Array):
            element.C = Array([_class(one, renamed) for one in value])


def _class(value: Object, renamed: Mapping[str, str]) -> Object:
    return Name(renamed[str(value)]) if isinstance(value, Name) and str(value) in renamed else value


def _settle_identifiers(own: Object, theirs: object, number: int, elements: Sequence[Object]) -> None:
    taken = set(named(entry(theirs, "/IDTree")))
    ours = named(entry(own, "/IDTree"))
    renamed = {key: b"%s-%d" % (key, number) for key in ours if key in taken}
    if not renamed:
        return
    own.IDTree = Dictionary(Names=flat_names({renamed.get(key, key): value for key, value in ours.items()}))
    for element in elements:
        value = entry(element, "/ID")
        if isinstance(value, String) and bytes(value) in renamed:
            element.ID = String(renamed[bytes(value)])
        for attributes in _attributes(element):
            heads = array(attributes, "/Headers")
            if heads:
                attributes.Headers = Array([_identifier(head, renamed) for head in heads])


def _attributes(element: Object) -> Iterator[Dictionary]:
    value = entry(element, "/A")
    for one in value if isinstance(value, Array) else (value,):
        if isinstance(one, Dictionary):
            yield one


def _identifier(value: Object, renamed: Mapping[bytes, bytes]) -> Object:
    return String(renamed.get(bytes(value), bytes(value))) if isinstance(value, String) else value


def join_identifiers(target: Pdf, root: Object, tree: Object) -> None:
    """List our identifiers beside the report's."""
    ours = named(entry(tree, "/IDTree"))
    if ours:
        theirs = named(entry(root, "/IDTree"))
        root.IDTree = target.make_indirect(Dictionary(Names=flat_names(theirs | ours)))
