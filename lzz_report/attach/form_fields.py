"""Fill: the fields of our pages in, a report whose form holds them beside its own out."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Object, Pdf, String

from lzz_report.attach.objects import array, dictionary, entry, in_array, text


def carry_fields(report: Pdf, document: Pdf, copied: Callable[[Object], Object]) -> None:
    """Put the document's fields into the report's form, after its pages; of one name there would be one value."""
    own = dictionary(document.Root, "/AcroForm")
    if own is None or not array(own, "/Fields"):
        return
    form = dictionary(report.Root, "/AcroForm")
    if form is None:
        form = report.Root.AcroForm = report.make_indirect(Dictionary(Fields=Array()))
    taken = {text(field, "/T") for field in array(form, "/Fields")}
    for field in array(own, "/Fields"):
        ours = copied(field)
        name = _free(text(ours, "/T"), taken)
        taken.add(name)
        ours.T = String(name)
        if "/DA" not in ours and "/DA" in own:
            ours.DA = String(text(own, "/DA"))
        in_array(form, "/Fields").append(ours)
    _join_resources(form, own, copied)


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(new for new in (name, *numbered) if new not in taken)


def _join_resources(form: Dictionary, own: Dictionary, copied: Callable[[Object], Object]) -> None:
    """Take over the fonts that our fields are filled in with; those of the report keep their names."""
    ours = dictionary(own, "/DR")
    if ours is None:
        return
    if dictionary(form, "/DR") is None:
        form.DR = Dictionary()
    for kind, resources in ours.items():
        if not isinstance(resources, Dictionary):
            continue
        if not isinstance(entry(form.DR, kind), Dictionary):
            form.DR[kind] = Dictionary()
        for name, resource in resources.items():
            if name not in form.DR[kind]:
                form.DR[kind][name] = copied(resource)
