"""Make: tagged reports whose way back from pages to tags is unusual or broken."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.reports.register import report
from tests.reports.tagged import tagged


@report("output")
def tags_miscounted() -> pikepdf.Pdf:
    """The next free number of the tree lies below numbers in use: an output."""
    made = tagged()
    made.root.ParentTreeNextKey = 0
    return made.pdf


@report("output")
def tags_with_far_numbers() -> pikepdf.Pdf:
    """A page has number 2,000,000,000 in the tree: an output."""
    made = tagged()
    element = made.root.ParentTree.Nums[3]
    made.pdf.pages[1].obj.StructParents = 2_000_000_000
    made.root.ParentTree.Nums = Array([0, made.root.ParentTree.Nums[1], 2_000_000_000, element])
    made.root.ParentTreeNextKey = 2_000_000_001
    return made.pdf


@report("output")
def tags_with_last_number() -> pikepdf.Pdf:
    """A page has the highest number a reader can count to, there is none left above it: an output."""
    made = tagged()
    made.pdf.pages[1].obj.StructParents = 2_147_483_647
    made.root.ParentTree.Nums[2] = 2_147_483_647
    del made.root.ParentTreeNextKey
    return made.pdf


@report("output")
def tags_without_parent_tree() -> pikepdf.Pdf:
    """The tree of tags lacks the way back from pages: an output."""
    made = tagged()
    del made.root.ParentTree
    del made.root.ParentTreeNextKey
    return made.pdf


@report("output")
def tags_with_wrong_parent_tree() -> pikepdf.Pdf:
    """The way back from pages holds numbers, nulls and half a pair: an output."""
    made = tagged()
    made.root.ParentTree = Dictionary(Nums=Array([0, 5, 1, None, Name.Zwei, Array([None]), 9]))
    return made.pdf


@report("output")
def tags_with_a_page_for_parents() -> pikepdf.Pdf:
    """The way back from pages is a page where its list should be: an output."""
    made = tagged()
    made.root.ParentTree = Dictionary(Nums=made.pdf.pages[0].obj)
    return made.pdf


@report("output")
def tags_with_branching_parent_tree() -> pikepdf.Pdf:
    """The way back from pages is a tree with branches and a circle: an output."""
    made = tagged()
    nums = made.root.ParentTree.Nums
    leaves = [
        made.pdf.make_indirect(Dictionary(Limits=Array([n, n]), Nums=Array([n, nums[2 * n + 1]]))) for n in range(2)
    ]
    tree = made.pdf.make_indirect(Dictionary(Kids=Array(leaves)))
    leaves[1].Kids = Array([tree])
    made.root.ParentTree = tree
    return made.pdf
