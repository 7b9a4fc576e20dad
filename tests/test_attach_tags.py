from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Pdf, String

from tests.annex_making import annex, attached, letter, parts, sheet
from tests.pdf_making import ENGINE_HABIT, finish
from tests.reports.paper import blank
from tests.reports.tagged import tagged

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], Mapping[Path, bool]]
BODY = "<h1>Sachbericht</h1><p>Text mit <a href='https://example.org/'>Adresse</a> und <em>Nachdruck</em>.</p>"


def opened(content: bytes) -> Pdf:
    return Pdf.open(BytesIO(content))


def accessible() -> Pdf:
    return opened(finish(BODY))


def with_other_roles() -> Pdf:
    """Return a report in which the names of our own roles mean something else."""
    pdf = accessible()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Em=Name.Quote, Strong=Name.Em, Absatz=Name.P)
    return pdf


def with_several_roots() -> Pdf:
    pdf = accessible()
    root = pdf.Root.StructTreeRoot
    root.K = Array(root.K[0].K)
    for kid in root.K:
        kid.P = root
    return pdf


def with_branches() -> Pdf:
    """Return a report whose way back from pages is a tree of two leaves."""
    pdf = accessible()
    root = pdf.Root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    halves = [nums[:2], nums[2:]]
    leaves = [
        pdf.make_indirect(Dictionary(Limits=Array([half[0], half[-2]]), Nums=Array(half))) for half in halves if half
    ]
    root.ParentTree = pdf.make_indirect(Dictionary(Kids=Array(leaves)))
    return pdf


def with_direct_roots() -> Pdf:
    """Return a report whose tree and document have no numbers of their own."""
    pdf = accessible()
    root = pdf.Root.StructTreeRoot
    document = Dictionary(dict(root.K[0].items()))
    for thing in (document, *document.K):
        del thing["/P"]
    pdf.Root.StructTreeRoot = Dictionary(dict(root.items()) | {"/K": document})
    return pdf


REPORTS: dict[str, Callable[[], Pdf]] = {
    "accessible": accessible,
    "roles": with_other_roles,
    "roots": with_several_roots,
    "branches": with_branches,
}


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return each tagged report with a letter, a list and two annexes, and once more with them scaled."""
    folder = tmp_path_factory.mktemp("tagged")
    outputs = {}
    for name, make in REPORTS.items():
        path = folder / f"{name}.pdf"
        make().save(path, static_id=True)
        outputs[name] = attached(path, [letter(), *parts()])[0]
    scaled = folder / "scaled.pdf"
    scaled.write_bytes(finish(BODY, "@page { size: A5 }"))
    outputs["scaled"] = attached(scaled, parts(), fit_pages=True)[0]
    return outputs


def elements(root: Any) -> Iterator[Any]:
    kids = root.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def assert_one_tree(pdf: Pdf) -> None:
    """Check that there is one root, and that a reader comes to it from every piece of content."""
    roots = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructTreeRoot]
    assert len(roots) == 1
    hanging = {one.objgen for one in elements(pdf.Root.StructTreeRoot)}
    for owners in NumberTree(pdf.Root.StructTreeRoot.ParentTree).values():
        for owner in [owners] if isinstance(owners, Dictionary) else list(owners):
            assert owner.objgen in hanging
            climbed = owner
            while climbed.get("/Type") != Name.StructTreeRoot:
                climbed = climbed.P
            assert climbed.objgen == pdf.Root.StructTreeRoot.objgen


def test_both_tagged_meet_the_norm_as_before(joined: dict[str, Path], verapdf: Judge) -> None:
    assert verapdf(list(joined.values()), "ua1") == dict.fromkeys(joined.values(), True)


def test_there_is_one_tree_and_every_tag_leads_up_to_it(joined: dict[str, Path]) -> None:
    for path in joined.values():
        with Pdf.open(path) as pdf:
            assert_one_tree(pdf)
            keys = list(NumberTree(pdf.Root.StructTreeRoot.ParentTree).keys())
            assert keys == sorted(set(keys))
            assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == keys[-1] + 1
            assert [int(page.StructParents) in keys for page in pdf.pages] == [True] * len(pdf.pages)


def test_ours_are_parts_of_the_reports_document_with_title_and_language(joined: dict[str, Path]) -> None:
    with Pdf.open(joined["accessible"]) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        told = [(str(kid.S), str(kid.get("/T", "")), str(kid.get("/Lang", ""))) for kid in document.K]
    assert told == [
        ("/Part", "Anschreiben", "de"),
        ("/H1", "", ""),
        ("/P", "", ""),
        ("/Part", "Anlagenverzeichnis", "de"),
        ("/Part", "Anlage 1: Landkreis Dachau", "de"),
        ("/Part", "Anlage 2: Landkreis Dachau", "de"),
    ]


def test_without_one_document_ours_stand_beside_the_roots(joined: dict[str, Path]) -> None:
    with Pdf.open(joined["roots"]) as pdf:
        assert [str(kid.S) for kid in pdf.Root.StructTreeRoot.K] == ["/Part", "/H1", "/P", "/Part", "/Part", "/Part"]


def test_roles_mean_the_same_on_both_sides(joined: dict[str, Path]) -> None:
    with Pdf.open(joined["roles"]) as pdf:
        roles = {key: str(value) for key, value in pdf.Root.StructTreeRoot.RoleMap.items()}
        (document,) = pdf.Root.StructTreeRoot.K
        own = [str(one.S) for kid in document.K if Name.Part != kid.S for one in elements(kid)]
        ours = {str(one.S) for kid in document.K if Name.Part == kid.S for one in elements(kid)}
    assert roles["/Em"] == "/Quote"
    assert "/Em" in own
    assert {role for role in ours if role.startswith("/Em")} == {"/Em-1", "/Em-2", "/Em-3", "/Em-4"}
    assert {roles[f"/Em-{number}"] for number in range(1, 5)} == {"/Span"}


def test_a_standard_type_that_a_report_turns_is_said(tmp_path: Path) -> None:
    pdf = accessible()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(H2=Name.P)
    path = tmp_path / "bericht.pdf"
    pdf.save(path)
    _, result = attached(path, [annex()])
    assert "The report gives the tag H2 another meaning; a reader will hear" in " ".join(result.notes)


def marked_sheet() -> bytes:
    """Return a sheet with a class, identifiers and a cell that names its head."""
    with opened(sheet()) as pdf:
        root = pdf.Root.StructTreeRoot
        head, cell = (next(one for one in elements(root) if kind == one.S) for kind in (Name.TH, Name.TD))
        head.ID, head.C = String("kopf"), Name.Wichtig
        cell.C = Array([Name.Wichtig, 0])
        cell.A = Array([Dictionary(O=Name.Table, Headers=Array([String("kopf")]))])
        root.ClassMap = Dictionary(Wichtig=Dictionary(O=Name.Layout, TextAlign=Name.Center))
        root.IDTree = Dictionary(Names=Array([String("kopf"), head]))
        root.Namespaces = Array([pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("https://example.org")))])
        written = BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue()


def test_classes_and_identifiers_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(marked_sheet())
    output, _ = attached(path, [annex(pdf=marked_sheet())])
    with Pdf.open(output) as pdf:
        assert_one_tree(pdf)
        root = pdf.Root.StructTreeRoot
        assert sorted(root.ClassMap.keys()) == ["/Wichtig", "/Wichtig-1"]
        assert len(root.Namespaces) == 2
        listed = NameTree(root.IDTree)
        assert sorted(listed.keys()) == ["kopf", "kopf-1"]
        ours = next(kid for kid in root.K[0].K if Name.Part == kid.S)
        head, cell = (next(one for one in elements(ours) if kind == one.S) for kind in (Name.TH, Name.TD))
        assert listed["kopf-1"].objgen == head.objgen
        assert (str(head.ID), str(head.C), str(cell.C[0])) == ("kopf-1", "/Wichtig-1", "/Wichtig-1")
        assert str(cell.A[0].Headers[0]) == "kopf-1"


def test_a_sheet_without_one_document_gets_a_part_around_it(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    accessible().save(path)
    written = BytesIO()
    with opened(sheet()) as pdf:
        root = pdf.Root.StructTreeRoot
        root.K = Array(root.K[0].K)
        for kid in root.K:
            kid.P = root
        pdf.save(written)
    output, _ = attached(path, [annex(pdf=written.getvalue())])
    with Pdf.open(output) as pdf:
        assert_one_tree(pdf)
        assert str(pdf.Root.StructTreeRoot.K[0].K[-1].K[0].S) == "/H1"


def test_an_untagged_report_says_so_and_keeps_the_tags_of_the_annexes(tmp_path: Path) -> None:
    pdf = blank(2)
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = 40 + index
    path = tmp_path / "bericht.pdf"
    pdf.save(path)
    output, result = attached(path, [annex()])
    with Pdf.open(output) as joined:
        assert bool(joined.Root.MarkInfo.Marked) is False
        assert_one_tree(joined)
        assert [int(page.StructParents) for page in joined.pages][2:] == [42, 43]
    assert result.claims == ()


def test_what_a_report_says_of_being_tagged_stays(tmp_path: Path) -> None:
    pdf = blank(1)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    path = tmp_path / "bericht.pdf"
    pdf.save(path)
    output, _ = attached(path, [annex()])
    with Pdf.open(output) as joined:
        assert bool(joined.Root.MarkInfo.Marked) is True


def test_a_report_with_a_far_too_high_number_leaves_room_below_it(tmp_path: Path) -> None:
    made = tagged()
    made.root.ParentTree = Dictionary(Nums=Array([0, made.root.ParentTree.Nums[1], 2**31 - 1, Array()]))
    path = tmp_path / "bericht.pdf"
    made.pdf.save(path)
    output, _ = attached(path, [annex()])
    with Pdf.open(output) as pdf:
        keys = [int(key) for key in pdf.Root.StructTreeRoot.ParentTree.Nums[::2]]
    assert keys == sorted(keys)
    assert keys[-1] == 2**31 - 1
    assert keys[-2] < 20


def with_tags_inside_a_form() -> bytes:
    """Return a sheet with a form whose content is tagged by itself."""
    with opened(sheet()) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC", Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.StructParents = Array([0, 0, 9, 9]), 50
        page.add_resource(form, Name.XObject, Name.Tagged)
        page.contents_add(b"/Tagged Do")
        root = pdf.Root.StructTreeRoot
        document = root.K[0]
        inside = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=0, Stm=form)
        tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=Array([inside])))
        document.K.append(tag)
        root.ParentTree.Nums.extend(Array([50, Array([tag])]))
        written = BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue()


def test_tags_inside_forms_keep_their_way_back(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    accessible().save(path)
    output, _ = attached(path, [annex(1, pdf=with_tags_inside_a_form()), annex(2, pdf=with_tags_inside_a_form())])
    with Pdf.open(output) as pdf:
        assert_one_tree(pdf)
        owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        forms = [page.resources.XObject.Tagged for page in pdf.pages if "/Tagged" in page.resources.get("/XObject", {})]
        assert len({int(form.StructParents) for form in forms}) == 2
        for form in forms:
            tag = owners[int(form.StructParents)][0]
            assert tag.K[0].Stm.objgen == form.objgen
            assert tag.Pg.objgen == tag.K[0].Pg.objgen


def test_a_tree_without_numbers_of_its_own_takes_ours(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    with_direct_roots().save(path, static_id=True)
    output, _ = attached(path, [annex()])
    with Pdf.open(output) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        assert document.P.objgen == pdf.Root.StructTreeRoot.objgen
        assert [str(kid.S) for kid in document.K] == ["/H1", "/P", "/Part"]
        assert document.K[-1].P.objgen == document.objgen
