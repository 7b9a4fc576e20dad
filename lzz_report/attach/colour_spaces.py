"""Colour: our pages and the output intent of a report in, colours that mean the same there out."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from lzz_report.attach.objects import array, dictionary, entry, has_entries, identity, integer

RGB = 3
NAMES, CODES = ("sRGB", "IEC 61966-2"), ("ascii", "utf-16-be")


def report_takes_rgb(report: Pdf) -> bool:
    """Tell whether device colours of our pages mean in the report what they mean with us: by its intent, sRGB."""
    profiles = (entry(intent, "/DestOutputProfile") for intent in array(report.Root, "/OutputIntents"))
    return any(isinstance(profile, Stream) and _is_srgb(profile) for profile in profiles)


def name_colours(document: Pdf, report: Pdf) -> None:
    """Say of every RGB of our pages that it is sRGB (ISO 19005-2, 6.2.4.3), where the report's intent is another."""
    profile = next((entry(intent, "/DestOutputProfile") for intent in array(document.Root, "/OutputIntents")), None)
    if not isinstance(profile, Stream):
        return
    spaces = {"/DefaultRGB": document.make_indirect(Array([Name.ICCBased, profile]))}
    if not array(report.Root, "/OutputIntents"):
        grey = Dictionary(WhitePoint=Array([0.9505, 1, 1.089]), Gamma=2.2)
        spaces["/DefaultGray"] = document.make_indirect(Array([Name.CalGray, grey]))
    for resources in _resources(document):
        if dictionary(resources, "/ColorSpace") is None:
            resources.ColorSpace = Dictionary()
        for key, space in spaces.items():
            if key not in resources.ColorSpace:
                resources.ColorSpace[key] = space


def _is_srgb(profile: Stream) -> bool:
    # Profiles describe themselves in ASCII or, since version 4, in UTF-16.
    content = profile.read_bytes()
    return integer(profile, "/N") == RGB and any(name.encode(code) in content for name in NAMES for code in CODES)


def _resources(document: Pdf) -> Iterator[Object]:
    """Yield the resources of pages, and of the forms, patterns and glyphs they draw; those without get their own."""
    waiting: list[Object] = [page.obj for page in document.pages]
    seen: set[object] = set()
    while waiting:
        drawn = waiting.pop()
        if not has_entries(drawn) or identity(drawn) in seen:
            continue
        seen.add(identity(drawn))
        if "/Resources" not in drawn:
            drawn.Resources = Dictionary()
        resources = drawn.Resources
        yield resources
        waiting.extend(_drawn_by(resources))


def _drawn_by(resources: Object) -> Iterator[Object]:
    for kind in ("/XObject", "/Pattern", "/ExtGState", "/Font"):
        for one in (dictionary(resources, kind) or Dictionary()).values():
            if kind == "/ExtGState":
                group = entry(entry(one, "/SMask"), "/G")
                if group is not None:
                    yield group
            elif _draws(one, kind):
                yield one


def _draws(one: Object, kind: str) -> bool:
    if kind == "/XObject":
        return entry(one, "/Subtype") == Name.Form
    return isinstance(one, Stream) if kind == "/Pattern" else entry(one, "/Subtype") == Name.Type3
