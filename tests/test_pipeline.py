"""The real edition becomes a brochure and six sheets that hold all of it; a fault anywhere leaves the last output."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from lzz_report import BuildError, BuildOptions, Severity, TemplateError, UsageError, build, check
from lzz_report.documents.publication import Chapter
from lzz_report.errors import ThemeError
from lzz_report.load import load_edition
from lzz_report.records.edition import DEFAULT_PARTS
from lzz_report.validate import validate
from tests.conftest import Built
from tests.edition_making import PROJECT, composed, project, real_edition

SOURCE = Path(__file__).parent / "source" / "programmlandkreise-2023-2024.txt"
SLUGS = ("dachau", "lippe", "potsdam-mittelmark", "ravensburg", "stendal", "waldeck-frankenberg")
NAMES = {"Dachau", "Lippe", "Potsdam-Mittelmark", "Ravensburg", "Stendal", "Waldeck-Frankenberg"}


def run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, encoding="utf-8").stdout


def text_of(pdf: Path, first: int = 1, last: int = 10_000) -> str:
    return run("pdftotext", "-raw", "-f", str(first), "-l", str(last), pdf, "-")


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def source_lines() -> dict[str, list[str]]:
    """Return the lines of the programme's own text by district."""
    lines: dict[str, list[str]] = {}
    for line in SOURCE.read_text(encoding="utf-8").splitlines()[1:]:
        if line in NAMES:
            lines[line] = []
        else:
            lines[list(lines)[-1]].append(line)
    return lines


def sentences(line: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])", line) if part]


# --- what the finished files hold


def test_everything_asked_for_is_there(built: Built) -> None:
    assert [pdf.stem for pdf in built.sheets] == list(SLUGS)
    files = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    assert set(built.outcome.files) | {"manifest.json"} == files
    assert {"brochure.pdf", *(f"contacts/{slug}.vcf" for slug in SLUGS)} <= files
    assert (built.outcome.edition_id, built.outcome.folder) == ("2023-2024", built.folder)


def test_the_build_of_the_real_edition_warns_of_its_sources_gaps_only(built: Built) -> None:
    assert {one.group for one in built.outcome.diagnostics} <= {"spelling", "gaps"}
    assert built.outcome.diagnostics == real_edition().diagnostics


def test_a_sheet_has_one_page_and_the_booklet_whole_sheets_of_paper(built: Built) -> None:
    pages = {pdf.stem: re.search(r"Pages:\s+(\d+)", run("pdfinfo", pdf)) for pdf in (built.brochure, *built.sheets)}
    counts = {name: int(found[1]) for name, found in pages.items() if found}
    assert counts == dict.fromkeys(SLUGS, 1) | {"brochure": built.outcome.fitted.total_pages}
    assert counts["brochure"] % 4 == 0


def numbered(sentence: str, chapter: Chapter) -> str:
    """Return a sentence of the source with the numbers its links have on the page."""
    for link in chapter.links:
        sentence = re.sub(rf"\b{link.word}\b", f"{link.word} {link.number}", sentence)
    return sentence


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_sentence_of_the_source_is_in_the_brochure_and_on_its_sheet(built: Built, name: str) -> None:
    lines = source_lines()[name]
    prose = lines[: next(index for index, line in enumerate(lines) if not line.endswith((".", "?", "!")))]
    assert len(prose) >= 2
    place = built.outcome.fitted.chapter(name.lower())
    pages = text_of(built.brochure, place.first_page, place.first_page + place.pages - 1)
    sheet = text_of(built.folder / "sheets" / f"{name.lower()}.pdf")
    publication = composed(real_edition().records)
    for read, chapters in ((letters(pages), publication.chapters), (letters(sheet), publication.sheets)):
        chapter = next(one for one in chapters if one.name == name)
        wanted = [numbered(one, chapter) for line in prose for one in sentences(line)]
        assert [one for one in wanted if letters(one) not in read] == []


def test_all_eight_contacts_are_in_the_brochure_and_on_their_sheets(built: Built) -> None:
    brochure = letters(text_of(built.brochure))
    count = 0
    for record in real_edition().records:
        sheet = letters(text_of(built.folder / "sheets" / f"{record.district.slug}.pdf"))
        for contact in record.district.contacts:
            count += 1
            for said in (contact.heading, contact.role, contact.unit, contact.street, contact.city, contact.email):
                assert letters(said or "") in sheet
                assert letters(said or "") in brochure
    assert count == 8


@pytest.mark.parametrize(
    ("slug", "number"),
    [
        ("dachau", "08131 741875"),
        ("lippe", "05231 62-1483"),
        ("lippe", "0151 11043245"),
        ("potsdam-mittelmark", "033841 91356"),
        ("ravensburg", "0751 85-9863"),
        ("ravensburg", "0751 85-9865"),
        ("stendal", "03931 608059"),
        ("waldeck-frankenberg", "05631 954-200"),
        ("waldeck-frankenberg", "05631 954-267"),
    ],
)
def test_telephone_numbers_stand_in_the_form_of_din_5008(built: Built, slug: str, number: str) -> None:
    chapter = built.outcome.fitted.chapter(slug)
    assert number in text_of(built.folder / "sheets" / f"{slug}.pdf").replace("\u00a0", " ")
    assert number in text_of(built.brochure, chapter.first_page, chapter.first_page + 1).replace("\u00a0", " ")


def test_advisers_and_credits_are_named(built: Built) -> None:
    credited = {"dachau": "Landkreis Dachau", "potsdam-mittelmark": "Landkreis Potsdam-Mittelmark"}
    credited["waldeck-frankenberg"] = "Landkreis Waldeck-Frankenberg"
    advisers = 0
    for record in real_edition().records:
        district = record.district
        sheet = " ".join(text_of(built.folder / "sheets" / f"{district.slug}.pdf").split())
        advisers += bool(district.adviser) and letters(district.adviser or "") in letters(sheet)
        assert ("©" in sheet.replace("© GeoBasis", "")) == (district.slug in credited)
        if district.slug in credited:
            assert f"© {credited[district.slug]}" in sheet
    assert advisers == 6
    brochure = " ".join(text_of(built.brochure).split())
    assert all(f"© {owner}" in brochure for owner in credited.values())


def test_no_text_is_copied_with_soft_hyphens_or_other_hidden_signs(built: Built) -> None:
    for pdf in (built.brochure, *built.sheets):
        assert not set(text_of(pdf)) & set("\u00ad\u2010\u2060\u200b\ufffd")


def test_the_contents_name_the_real_pages(built: Built) -> None:
    fitted = built.outcome.fitted
    (contents,) = [page.number for page in fitted.pages if page.part == "contents"]
    said = " ".join(text_of(built.brochure, contents, contents).split())
    for chapter in composed(real_edition().records).chapters:
        found = re.search(rf"{chapter.name} {chapter.kind_line} (\d+)", said)
        assert found, f"{chapter.name} in: {said}"
        number = int(found[1])
        assert chapter.place_line in text_of(built.brochure, number, number)
        assert chapter.place_line not in text_of(built.brochure, number - 1, number - 1)
    for heading in ("Themen", "Links", "Beratung", "Kontakte"):
        found = re.search(rf"{heading} (\d+)", said)
        assert found, f"{heading} in: {said}"
        assert re.search(rf"^{heading}$", text_of(built.brochure, int(found[1]), int(found[1])), re.MULTILINE)


def test_a_sheet_names_its_page_of_the_brochure(built: Built) -> None:
    for slug in SLUGS:
        page = built.outcome.fitted.chapter(slug).first_page
        assert f"Seite {page}" in text_of(built.folder / "sheets" / f"{slug}.pdf").replace("\u00a0", " ")


def test_only_shipped_fonts_are_embedded(built: Built) -> None:
    for pdf in (built.brochure, *built.sheets):
        rows = [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]
        assert rows
        for row in rows:
            assert re.fullmatch(r"[A-Z]{6}\+(Umriss|Bricolage|Source|Noto)[\w-]*", row[0]), row
            assert row[-5:-2] == ["yes", "yes", "yes"], row  # embedded, a subset, with its letters


@pytest.mark.slow
@pytest.mark.parametrize("norm", ["3a", "ua1"])
def test_verapdf_passes_every_file(
    built: Built, verapdf: Callable[[Sequence[Path], str], dict[Path, bool]], norm: str
) -> None:
    verdicts = verapdf([built.brochure, *built.sheets], norm)
    assert len(verdicts) == 7
    assert [path.name for path, passed in verdicts.items() if not passed] == []


def test_qpdf_finds_nothing_to_mend(built: Built) -> None:
    for pdf in (built.brochure, *built.sheets):
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", pdf)


def test_a_sheet_carries_its_record(built: Built, tmp_path: Path) -> None:
    copy = project(tmp_path)
    districts = copy / "data" / "2023-2024" / "districts"
    for slug in SLUGS:
        (districts / f"{slug}.yaml").unlink()
        run("pdfdetach", "-saveall", "-o", districts, built.folder / "sheets" / f"{slug}.pdf")
    again = validate(load_edition(copy, "2023-2024"))
    assert [one.district for one in again.records] == [one.district for one in real_edition().records]


def test_cards_of_all_public_contacts_are_published(built: Built) -> None:
    cards = {slug: (built.folder / "contacts" / f"{slug}.vcf").read_bytes().decode() for slug in SLUGS}
    names = [line[3:] for card in cards.values() for line in card.split("\r\n") if line.startswith("FN:")]
    assert names == [contact.heading for one in real_edition().records for contact in one.district.contacts]


def test_the_manifest_vouches_for_every_file(built: Built) -> None:
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    outputs = {one["path"]: one for one in manifest["outputs"]}
    assert set(outputs) == set(built.outcome.files)
    for name, one in outputs.items():
        assert one["sha256"] == hashlib.sha256((built.folder / name).read_bytes()).hexdigest()
    for sheet in built.outcome.fitted.sheets:
        said = outputs[f"sheets/{sheet.slug}.pdf"]
        assert (said["form"], said["fill"], said["pages"]) == (sheet.page_variant, sheet.fill, 1)
        assert 0.3 < said["fill"] <= 1
    inputs = {one["path"]: one["sha256"] for one in manifest["inputs"]}
    assert {f"data/2023-2024/districts/{slug}.yaml" for slug in SLUGS} <= set(inputs)
    assert "layouts/umriss/theme.yaml" in inputs
    for name, digest in inputs.items():
        assert hashlib.sha256((PROJECT / name).read_bytes()).hexdigest() == digest


# --- same bytes


@pytest.mark.slow
def test_another_folder_user_time_zone_and_hash_seed_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    copy = project(tmp_path / "Ein anderer Ordner")
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT),
        "PYTHONHASHSEED": "4711",
        "HOME": str(home),
        "USER": "somebody",
        "TZ": "Pacific/Kiritimati",
        "LANG": "C",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
    }
    script = "import sys, pathlib, lzz_report; lzz_report.build(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-W", "error", "-c", script, str(copy)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=home, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    other = copy / "output" / "2023-2024"
    for name in built.outcome.files:
        assert (other / name).read_bytes() == (built.folder / name).read_bytes(), name
    assert (other / "manifest.json").read_bytes() == (built.folder / "manifest.json").read_bytes()


# --- what is asked for


def test_one_district_is_built_alone_and_the_rest_stays(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe", "dachau"])
    only = build(root, options=BuildOptions(brochure=False, districts=("lippe",)))
    assert only.files == ("contacts/lippe.vcf", "sheets/lippe.pdf")
    first = (only.folder / "sheets" / "lippe.pdf").read_bytes()
    steps: list[str] = []
    build(root, options=BuildOptions(brochure=False, districts=("dachau",)), progress=steps.append)
    assert (only.folder / "sheets" / "lippe.pdf").read_bytes() == first
    assert (only.folder / "sheets" / "dachau.pdf").is_file()
    assert steps == ["validate", "compose", "fit", "render dachau", "publish"]


def test_the_brochure_is_built_without_the_sheets(tmp_path: Path) -> None:
    steps: list[str] = []
    outcome = build(project(tmp_path, keep=["lippe"]), options=BuildOptions(sheets=False), progress=steps.append)
    assert outcome.files == ("brochure.pdf",)
    assert "render brochure" in steps


def test_a_district_alone_looks_as_it_does_among_the_others(built: Built, tmp_path: Path) -> None:
    outcome = build(PROJECT, options=BuildOptions(brochure=False, districts=("stendal",)), output=tmp_path / "o")
    sheet = outcome.folder / "sheets" / "stendal.pdf"
    assert sheet.read_bytes() == (built.folder / "sheets" / "stendal.pdf").read_bytes()


def test_an_unknown_district_is_a_misuse_and_a_near_miss_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no district dachu in 2023-2024\. Did you mean dachau\?"):
        build(PROJECT, options=BuildOptions(districts=("dachu",)), output=tmp_path / "o")
    with pytest.raises(UsageError, match=r"no district xyz in 2023-2024\. There are: dachau, lippe"):
        build(PROJECT, options=BuildOptions(districts=("xyz",)), output=tmp_path / "o")
    assert not (tmp_path / "o" / "manifest.json").exists()


def test_checking_for_a_language_nobody_wrote_is_a_misuse() -> None:
    assert check(PROJECT, language="en").edition.id == "2023-2024"
    with pytest.raises(UsageError, match=r"no language tlh\. There are: de, en"):
        check(PROJECT, language="tlh")


# --- what goes wrong


def test_a_text_too_long_for_its_sheet_is_told_by_district_and_field_and_nothing_is_published(tmp_path: Path) -> None:
    sentence = "Der Landkreis hat ein Netzwerk aller Akteure gegründet, um Wohnraum für Zugewanderte zu finden. "
    root = project(tmp_path, {"dachau": {"approach": sentence * 45 + "Mehr steht hier."}}, keep=["dachau"])
    output = root / "output" / "2023-2024"
    output.mkdir(parents=True)
    (output / "brochure.pdf").write_text("the last good one", encoding="utf-8")
    with pytest.raises(BuildError) as raised:
        build(root)
    (overset,) = [one for one in raised.value.diagnostics if one.code.startswith("overset-")]
    assert (overset.at.file, overset.at.field) == ("data/2023-2024/districts/dachau.yaml", "approach")
    assert re.match(r"too long for the fact sheet of Landkreis Dachau: \d+ lines too many", overset.problem)
    assert re.search(r"by about \d+0 characters", overset.fix)
    assert overset.at.line is not None
    assert (output / "brochure.pdf").read_text(encoding="utf-8") == "the last good one"
    assert [path.name for path in output.iterdir() if path.suffix == ".pdf"] == ["brochure.pdf"]


def test_cutting_as_much_as_the_report_says_makes_the_sheet_fit(tmp_path: Path) -> None:
    sentence = "Der Landkreis hat ein Netzwerk aller Akteure gegründet, um Wohnraum für Zugewanderte zu finden. "
    text = sentence * 45 + "Mehr steht hier."
    with pytest.raises(BuildError) as raised:
        build(project(tmp_path / "long", {"dachau": {"approach": text}}, keep=["dachau"]))
    (overset,) = [one for one in raised.value.diagnostics if one.code.startswith("overset-")]
    found = re.search(r"(\d+) characters", overset.fix)
    assert found
    shorter = project(tmp_path / "short", {"dachau": {"approach": text[int(found[1]) :]}}, keep=["dachau"])
    outcome = build(shorter, options=BuildOptions(brochure=False))
    assert outcome.fitted.sheets[0].overset == ()
    assert outcome.fitted.sheets[0].fill > 0.9


def test_a_text_about_the_programme_too_long_for_its_page_is_told(tmp_path: Path) -> None:
    sentence = "Das Programm gilt der Gestaltung von migrationsbedingter Vielfalt in ländlichen Räumen. "
    root = project(tmp_path / "long", keep=["dachau"], about=sentence * 60)
    with pytest.raises(BuildError) as raised:
        build(root)
    (overset,) = [one for one in raised.value.diagnostics if one.code.startswith("overset-")]
    assert (overset.at.file, overset.at.field) == ("data/2023-2024/edition.yaml", "about")
    found = re.search(r"(\d+) characters", overset.fix)
    assert found
    shorter = project(tmp_path / "short", keep=["dachau"], about=(sentence * 60)[int(found[1]) :])
    assert build(shorter, options=BuildOptions(sheets=False)).files == ("brochure.pdf",)
    # The page about the programme is not in the sheets.
    assert build(root, options=BuildOptions(brochure=False)).files == ("contacts/dachau.vcf", "sheets/dachau.pdf")


def test_what_the_engine_says_of_the_style_sheet_stops_the_build(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe"])
    own = root / "layouts" / "umriss" / "style.css"
    own.parent.mkdir(parents=True)
    shipped = (PROJECT / "layouts" / "umriss" / "style.css").read_text(encoding="utf-8")
    own.write_text(f"{shipped}\n.page {{ colr: red }}\n", encoding="utf-8")
    with pytest.raises(BuildError) as raised:
        build(root)
    (told,) = [one for one in raised.value.diagnostics if one.code == "style-property-unknown"]
    assert (told.at.file, told.source_line) == ("layouts/umriss/style.css", ".page { colr: red }")
    assert told.fix == "did you mean color?"


def test_a_letter_no_font_has_is_told_at_its_field(tmp_path: Path) -> None:
    contacts = [{"name": "Eva 漢 Militz", "phone": "0751 85-9863"}]
    root = project(tmp_path, {"lippe": {"contacts": contacts}}, keep=["lippe", "dachau"])
    with pytest.raises(BuildError) as raised:
        build(root, options=BuildOptions(brochure=False))
    told = [one for one in raised.value.diagnostics if one.severity is Severity.ERROR]
    places = {(one.at.file, one.at.field) for one in told if "漢" in f"{one.problem} {one.got}"}
    assert places == {("data/2023-2024/districts/lippe.yaml", "contacts[0].name")}


def test_a_damaged_font_stops_the_build_before_anything_is_rendered(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe"])
    own = root / "fonts" / "source-sans-3" / "SourceSans3-It.ttf"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"no font")
    steps: list[str] = []
    with pytest.raises(ThemeError, match="the font has no TrueType outlines"):
        build(root, options=BuildOptions(brochure=False), progress=steps.append)
    assert not any(step.startswith("render") for step in steps)


def test_a_broken_template_is_told_without_publishing(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe"])
    own = root / "layouts" / "umriss" / "factsheet.html"
    own.parent.mkdir(parents=True)
    own.write_text("{% if %}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"layouts/umriss/factsheet\.html:1"):
        build(root, options=BuildOptions(brochure=False))
    assert not (root / "output" / "2023-2024" / "manifest.json").exists()


# --- every part can be left out or reordered


@pytest.mark.parametrize(
    "parts",
    [
        ["chapters"],
        ["cover", "programme", "contents", "back"],
        ["contents", "topics", "links", "advisers", "contacts", "imprint"],
        [*reversed(DEFAULT_PARTS)],
    ],
    ids=" ".join,
)
def test_parts_can_be_left_out_and_reordered(tmp_path: Path, parts: list[str]) -> None:
    root = project(tmp_path, keep=["lippe"], parts=parts)
    outcome = build(root, options=BuildOptions(sheets=False))
    assert outcome.fitted.total_pages % 4 == 0
    # Odd orders make odd pages, which are told; nothing else is.
    told = {one.group for one in outcome.diagnostics if not one.code.startswith("page-")}
    assert told <= {"gaps", "spelling", "editions"}


def test_a_glued_brochure_has_whole_leaves_only(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe"], parts=["cover", "chapters", "back"], binding="glued")
    assert build(root, options=BuildOptions(sheets=False)).fitted.total_pages == 4
