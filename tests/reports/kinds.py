"""List: every kind of odd report, in the order of the modules that make them."""

from __future__ import annotations

from tests.reports import (
    accessible,
    archival,
    attached,
    catalogs,
    file_bytes,
    forms,
    headers,
    labels,
    layers,
    locked,
    outlines,
    page_shapes,
    page_trees,
    parent_trees,
    programs,
    scans,
    signed,
    strangers,
    tagged,
)
from tests.reports.register import KINDS, Kind

# All are named, so that none is imported in vain.
MODULES = (
    accessible, archival, attached, catalogs, file_bytes, forms, headers, labels, layers, locked, outlines, page_shapes,
    page_trees, parent_trees, programs, scans, signed, strangers, tagged,
)  # fmt: skip

BY_NAME: dict[str, Kind] = KINDS
ALL: tuple[Kind, ...] = tuple(BY_NAME.values())
