"""Which version of its schema a file is written for, and what names and values of earlier versions are called now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lzz_report.diagnostics.catalogue.yaml import FileKind, OldNameTwice, OldNameUsed, SchemaVersionUnknown
from lzz_report.diagnostics.fix import TextFix
from lzz_report.sourcefile.source import OldName, Span
from lzz_report.sourcefile.tree import Problem, Tree

SCHEMA_VERSION = "schema_version"
# The version this program writes; a file that says nothing is of version 1. Fixed words have none: whoever writes them
# chooses their names.
CURRENT_VERSIONS: Mapping[FileKind, int] = {"district": 1, "edition": 1, "funders": 2, "theme": 2}

# What a version calls otherwise than the one before it. The left side is where a name stands, in the names of the new
# version: several places parted by spaces, items of a list as []; a free name (of a measure) is a name like any other.
_NAME_LAYOUTS = "hero_name sheet_name sheet.low_name contents.names[].name"
_RENAMED_KEYS: Mapping[tuple[FileKind, int], Mapping[str, Mapping[str, str]]] = {
    ("funders", 2): {"funders[]": {"most_mb": "max_mb", "least_dpi": "min_dpi"}},
    ("theme", 2): {
        "": {
            "settings": "paragraph_styles",
            "slab": "contact_panel",
            "outlines_least_mm": "outlines_min_mm",
        },
        "measures": {
            "annex_row_least": "annex_row_min",
            "annex_row_most": "annex_row_max",
            "cover_key_most": "cover_key_max",
            "entry_kind_least": "entry_kind_min",
            "entry_shape_most": "entry_shape_max",
            "figure_quiet": "figure_keep_out",
            "outline_least": "outline_min",
            "plate_district": "bleed_image_district",
            "shapes_most": "shapes_max",
            "slab_foot": "contact_panel_foot",
            "slab_top": "contact_panel_top",
            "strip_width": "figures_row_width",
        },
        "sizes": {"strip": "figures_row"},
        "contact_panel": {"beside_most": "beside_max", "large_most": "large_max"},
        "cover": {"steps_pt": "sizes_pt"},
        _NAME_LAYOUTS: {"steps_pt": "sizes_pt", "most_mm": "max_mm", "most_lines": "max_lines"},
        "chapter sheet": {"heads": "heading_metrics", "forms": "page_variants"},
        "chapter": {
            "slots": "image_slots",
            "quote_steps_pt": "quote_sizes_pt",
            "quote_least_mm": "quote_min_mm",
        },
        "chapter.heading_metrics sheet.heading_metrics": {"has_strip": "has_figures_row"},
        "chapter.page_variants[] sheet.page_variants[]": {
            "most_characters": "max_characters",
            "most_unlike": "max_unlike",
            "least_picture_mm": "min_picture_mm",
            "most_picture_mm": "max_picture_mm",
            "least_contacts": "min_contacts",
        },
        "chapter.image_slots[]": {"least_mm": "min_mm"},
        "chapter.margin.fields[] sheet.margin.fields[]": {"most_letters": "max_letters"},
        "sheet.long": {
            "most_picture_mm": "max_picture_mm",
            "least_picture_mm": "min_picture_mm",
            "settings": "paragraph_styles",
            "short_settings": "short_paragraph_styles",
        },
        "sheet.photo": {"least_mm": "min_mm", "most_share": "max_share", "least_pt": "min_pt"},
        "registers": {"most_growth_mm": "max_growth_mm", "least_full": "min_full"},
        "contents": {"steps_mm": "row_heights_mm"},
        "contents.names[]": {"least_mm": "min_mm"},
        "programme": {"settings": "paragraph_styles"},
    },
}
_RENAMED_VALUES: Mapping[tuple[FileKind, int], Mapping[str, Mapping[str, str]]] = {
    ("theme", 2): {"chapter.image_slots[].name": {"frieze": "band"}},
}


def renamed_keys(kind: FileKind, version: int) -> Mapping[str, Mapping[str, str]]:
    """Return what a version calls otherwise: for each place the old names and the new ones."""
    return _by_place(_RENAMED_KEYS.get((kind, version), {}))


def renamed_values(kind: FileKind, version: int) -> Mapping[str, Mapping[str, str]]:
    """Return the values that a version calls otherwise: for each field the old ones and the new ones."""
    return _by_place(_RENAMED_VALUES.get((kind, version), {}))


def _by_place(table: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    renamed: dict[str, dict[str, str]] = {}
    for places, names in table.items():
        for place in places.split() or [""]:
            renamed.setdefault(place, {}).update(names)
    return renamed


def bring_up_to_date(tree: Tree, kind: FileKind) -> tuple[OldName, ...]:
    """Rename in `tree` what earlier versions called otherwise, note each in its problems, and return what it was.

    A file of a version this program does not know yet loses its data: what stands in it may mean something else.
    """
    current = CURRENT_VERSIONS.get(kind, 1)
    version = written_version(tree.data, kind)
    if version > current:
        tree.problems.append(_unknown_version(version, current, tree.values[SCHEMA_VERSION]))
        tree.data = None
        return ()
    old_names: dict[Span, OldName] = {}
    for step in range(version + 1, current + 1):
        renaming = _Renaming(tree, renamed_keys(kind, step), renamed_values(kind, step))
        renaming.apply()
        for one in renaming.found:
            first = old_names.get(one.span, one)
            old_names[one.span] = OldName(one.span, one.field, first.old, one.new)
    if isinstance(tree.data, dict) and version < current and SCHEMA_VERSION in tree.data:
        tree.data[SCHEMA_VERSION] = current
    tree.problems += [_notice(one) for one in old_names.values()]
    return tuple(old_names.values())


def written_version(data: object, kind: FileKind) -> int:
    """Return the version a file names; one that is no whole number is told where fields are checked."""
    written = data.get(SCHEMA_VERSION, 1) if kind in CURRENT_VERSIONS and isinstance(data, dict) else 1
    return written if type(written) is int else CURRENT_VERSIONS[kind]


def _unknown_version(version: int, current: int, span: Span) -> Problem:
    return Problem(span, SchemaVersionUnknown(version=version, current=current), SCHEMA_VERSION)


def _notice(name: OldName) -> Problem:
    fix = TextFix(name.span.start, name.span.end, name.new)
    return Problem(name.span, OldNameUsed(old=name.old, new=name.new), name.field, name.old, fix)


@dataclass(slots=True)
class _Renaming:
    """One step from a version to the next: walks through a tree and gives every value its new path."""

    tree: Tree
    keys: Mapping[str, Mapping[str, str]]
    values: Mapping[str, Mapping[str, str]]
    found: list[OldName] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)

    def apply(self) -> None:
        tree = self.tree
        tree.data = self._value(tree.data, "", "", "")
        tree.values = {self.paths.get(path, path): span for path, span in tree.values.items()}
        tree.keys = {self.paths.get(path, path): span for path, span in tree.keys.items()}

    def _value(self, value: object, old_path: str, path: str, place: str) -> object:
        """Return a value with the new names in it; `place` is its new path with list items as []."""
        self.paths[old_path] = path
        if isinstance(value, dict):
            return self._mapping(value, old_path, path, place)
        if isinstance(value, tuple):
            return tuple(
                self._value(item, f"{old_path}[{index}]", f"{path}[{index}]", f"{place}[]")
                for index, item in enumerate(value)
            )
        new = self.values.get(place, {}).get(value) if isinstance(value, str) else None
        if new is None:
            return value
        self.found.append(OldName(self.tree.values[old_path], path, str(value), new))
        return new

    def _mapping(self, mapping: dict[str, object], old_path: str, path: str, place: str) -> dict[str, object]:
        names = self.keys.get(place, {})
        renamed: dict[str, object] = {}
        for name, value in mapping.items():
            new = names.get(name, name)
            old_inner = _inside(old_path, name)
            if new != name and new in mapping:
                self._twice(name, new, old_inner)
                continue
            if new != name:
                self.found.append(OldName(self.tree.keys[old_inner], _inside(path, new), name, new))
            renamed[new] = self._value(value, old_inner, _inside(path, new), _inside(place, new))
        return renamed

    def _twice(self, name: str, new: str, path: str) -> None:
        self.tree.problems.append(Problem(self.tree.keys[path], OldNameTwice(old=name, new=new), path))


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
