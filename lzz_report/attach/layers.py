"""Layer: the optional content of our pages in, listed beside the report's own out."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Dictionary, Name, Object, Pdf, String

from lzz_report.attach.library_guard import all_objects
from lzz_report.attach.objects import array, dictionary, entry, in_array, name, text

# Lists of a configuration that name layers, or groups of them.
LISTS = ("/ON", "/OFF", "/Order", "/RBGroups", "/Locked", "/AS")


def rename_layers(document: Pdf, target: Pdf, title: str) -> None:
    """Tell our layers from the report's where a reader's list would show one name twice."""
    taken = {text(group, "/Name") for group in array(entry(target.Root, "/OCProperties"), "/OCGs")}
    for group in array(entry(document.Root, "/OCProperties"), "/OCGs"):
        if text(group, "/Name") in taken:
            group.Name = String(f"{text(group, '/Name')} ({title})")


def join_layers(target: Pdf, document: Pdf, copied: Callable[[Object], Object]) -> None:
    """List our layers in the report, shown or hidden as they were."""
    own = dictionary(document.Root, "/OCProperties")
    if own is None:
        return
    ours = copied(own)
    theirs = dictionary(target.Root, "/OCProperties")
    if theirs is None:
        # Layers nobody lists are shown as long as there is no list at all: now they have to stand in it.
        listed = {one.objgen for one in array(ours, "/OCGs")}
        in_array(ours, "/OCGs").extend([one for one in _groups(target) if one.objgen not in listed])
        target.Root.OCProperties = ours
        return
    in_array(theirs, "/OCGs").extend(array(ours, "/OCGs"))
    if dictionary(theirs, "/D") is None:
        theirs.D = Dictionary()
    shown, added = theirs.D, entry(ours, "/D")
    for key in LISTS:
        if array(added, key):
            in_array(shown, key).extend(array(added, key))
    if name(shown, "/BaseState") == "/OFF":
        hidden = {one.objgen for one in array(added, "/OFF")}
        in_array(shown, "/ON").extend([one for one in array(ours, "/OCGs") if one.objgen not in hidden])


def _groups(pdf: Pdf) -> list[Dictionary]:
    return [one for one in all_objects(pdf) if isinstance(one, Dictionary) and one.get("/Type") == Name.OCG]
