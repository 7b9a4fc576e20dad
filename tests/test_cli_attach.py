"""The commands that put annexes behind a report: what they make, keep, withhold and refuse."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from lzz_report import PackOptions, pack
from lzz_report.cli.program import run as run_here
from lzz_report.diagnostics.catalogue import all_faults
from lzz_report.errors import LockedError
from lzz_report.publish import edition_lock
from tests.cli_process import Ended, run
from tests.edition_making import project
from tests.reports.paper import blank
from tests.reports.register import as_bytes
from tests.reports.signed import signed

PACKAGE = Path(__file__).resolve().parent.parent / "lzz_report"
STENDAL = [
    {"name": "Jakob Wernike", "phone": "03931 60 8059", "email": "jakob.wernike@landkreis-stendal.de"},
    {"name": "Sabine Fördermann", "phone": "03931 60-7000", "visibility": "funder"},
    {"name": "Ingo Geheimer", "phone": "03931 60-9999", "email": "i.geheimer@example.org", "visibility": "internal"},
]
FUNDER = """funders:
  - key: beispielstiftung
    name: Beispielstiftung
    grant: 12.3/4567
    period: 1. Januar 2023 – 31. Dezember 2024
    letter: true
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of two districts with contacts for three audiences, and a report."""
    folder = project(
        tmp_path_factory.mktemp("attach"),
        {"stendal": {"contacts": STENDAL}},
        keep=("dachau", "stendal"),
        advisers=["Kompetus Management Consulting", "Ramboll Management Consulting"],
    )
    (folder / "data" / "funders.yaml").write_text(FUNDER, encoding="utf-8")
    report = folder / "reports" / "2023-2024" / "Sachbericht.pdf"
    report.parent.mkdir(parents=True)
    report.write_bytes(as_bytes(blank(3)))
    return folder


@pytest.fixture
def report(here: Path) -> Path:
    return here / "reports" / "2023-2024" / "Sachbericht.pdf"


def attach(here: Path, *words: object, env: dict[str, str] | None = None) -> Ended:
    return run("attach", *map(str, words), cwd=here, env=env)


def attach_here(here: Path, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run the command inside this process: quicker, for what does not depend on a process of its own."""
    code = run_here(["attach", "--project", str(here), *map(str, words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def pages_of(path: Path, password: str | None = None) -> list[str]:
    document = pypdfium2.PdfDocument(path, password=password)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def everything_in(path: Path) -> str:
    """Return all text of a file's pages and of what is attached to it."""
    told = pages_of(path)
    with pikepdf.open(path) as pdf:
        for name in pdf.attachments:
            content = pdf.attachments[name].get_file().read_bytes()
            told.append(content.decode("latin-1") if content[:4] != b"%PDF" else "")
    return " ".join(told)


# --- attach


def test_sheets_come_behind_the_report_with_list_and_stamps(here: Path, report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()
    ended = attach(here, report, "--all", "--output", tmp_path / "Gesamt.pdf")
    assert ended.code == 0, ended.err
    assert ended.out.splitlines()[1:] == [
        "  annex 1: Landkreis Dachau, page 5",
        "  annex 2: Landkreis Stendal, page 6",
        "6 pages, 3 of them the report's; it claims neither PDF/A nor PDF/UA",
    ]
    pages = pages_of(tmp_path / "Gesamt.pdf")
    assert pages[:3] == pages_of(report)
    assert "Anlagen Anlage Blatt Umfang Seite 1 Dachau Landkreis in Bayern 1 Seite 5" in pages[3]
    assert [("Anlage 1 · Seite 1 von 1" in page, "Anlage 2 · Seite 1 von 1" in page) for page in pages[4:]] == [
        (True, False),
        (False, True),
    ]
    assert report.read_bytes() == before


def test_the_same_call_makes_the_same_bytes(
    here: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [report, "--district", "dachau", "--as", "both", "--records", "--output"]
    assert attach(here, *words, tmp_path / "a.pdf").code == 0
    assert attach_here(here, capsys, *words, tmp_path / "b.pdf")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_files_travel_inside_with_their_data(
    here: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.pdf"
    words = ["--district", "stendal", "--as", "files", "--records", "--output", output, "--json"]
    code, out, _ = attach_here(here, capsys, report, *words)
    assert code == 0
    answer = json.loads(out)
    assert (answer["pages"], answer["report_pages"]) == (3, 3)
    assert answer["annexes"] == [
        {"number": 1, "district": "15090", "title": "Landkreis Stendal", "pages": 1, "page": None}
    ]
    with pikepdf.open(output) as pdf:
        assert sorted(pdf.attachments) == ["stendal.pdf", "stendal.vcf", "stendal.yaml"]
        told = {name: str(pdf.attachments[name].obj.AFRelationship) for name in pdf.attachments}
        assert told == {"stendal.pdf": "/Supplement", "stendal.vcf": "/Data", "stendal.yaml": "/Data"}
        assert all(str(pdf.attachments[name].obj.Desc) for name in pdf.attachments)
        with pikepdf.open(io.BytesIO(pdf.attachments["stendal.pdf"].get_file().read_bytes())) as sheet:
            assert sorted(sheet.attachments) == ["stendal.yaml"]


@pytest.mark.parametrize(
    ("audience", "seen", "hidden"),
    [
        ("public", ["Wernike"], ["Fördermann", "607000", "Geheimer", "609999"]),
        ("funder", ["Wernike", "Fördermann", "607000"], ["Geheimer", "609999"]),
        ("internal", ["Wernike", "Fördermann", "Geheimer", "609999"], []),
    ],
)
def test_each_audience_finds_its_contacts_in_pages_and_files(
    audience: str,
    seen: list[str],
    hidden: list[str],
    here: Path,
    report: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = tmp_path / "x.pdf"
    words = ["--district", "stendal", "--as", "both", "--records", "--audience", audience, "--output", output]
    code, _, err = attach_here(here, capsys, report, *words)
    assert code == 0, err
    told = everything_in(output).encode("latin-1", "ignore").decode("utf-8", "ignore") + everything_in(output)
    plain = told.replace("\u00a0", " ").replace("03931 60-", "60").replace(" ", "")
    assert [one for one in seen if one not in plain] == []
    assert [one for one in hidden if one in plain] == []


def test_a_layout_that_tells_a_withheld_contact_is_caught(
    here: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layouts = tmp_path / "project" / "layouts" / "verraeter"
    layouts.mkdir(parents=True)
    shutil.copytree(here / "data", tmp_path / "project" / "data")
    (layouts / "theme.yaml").write_text("name: V\nextends: umriss\n", encoding="utf-8")
    source = Path(__file__).parent.parent / "layouts" / "umriss" / "factsheet.html"
    leak = source.read_text(encoding="utf-8").replace(
        '<p class="place">', '<p class="place"><a href="mailto:i.geheimer%40example.org">Ingo Geheimer</a> ', 1
    )
    (layouts / "factsheet.html").write_text(leak, encoding="utf-8")
    output = tmp_path / "x.pdf"
    output.write_bytes(b"was here before")
    words = [report, "--district", "stendal", "--theme", "verraeter", "--output", output, "--force"]
    code, out, err = attach_here(tmp_path / "project", capsys, *words)
    assert (code, out) == (1, "")
    assert "data/2023-2024/districts/stendal.yaml" in err
    assert "contacts[2].name" in err
    assert "withheld from the funder, yet Anlage 1: Landkreis Stendal tells it: " in err
    assert output.read_bytes() == b"was here before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "x.pdf"]
    assert run_here(["build", "--project", str(tmp_path / "project"), "--theme", "verraeter", "--only", "sheets"]) == 1
    assert "withheld from the public, yet sheets/stendal.pdf tells it: " in capsys.readouterr().err


def test_a_leak_of_the_finished_file_alone_is_caught(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_funder(here, tmp_path / "p", "heading: Anlagen für Ingo Geheimer", "districts: [stendal]")
    code, _, err = pack_here(folder, capsys, "beispielstiftung")
    assert code == 1
    assert "withheld from the funder, yet beispielstiftung_12.3-4567_2023-2024_2024.pdf tells it: bookmark" in err
    assert not list((folder / "output").rglob("*.pdf"))


def test_the_documents_explain_every_refusal_with_its_exit_code() -> None:
    told = (PACKAGE.parent / "docs" / "annexes.md").read_text(encoding="utf-8")
    sources = [path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "attach").glob("*.py"))]
    code_of = {kind.__name__: code for code, kind in all_faults().items()}
    raised = [match for text in sources for match in re.findall(r"Attach(Usage)?Error\(\s*(\w+)\(", text)]
    codes = {code_of[name] for _, name in raised}
    assert {"password-missing", "exists", "xfa"} <= codes
    misuses = {code_of[name] for is_misuse, name in raised if is_misuse}
    for code in sorted(codes):
        row = next((line for line in told.splitlines() if line.startswith("|") and f"`{code}`" in line), "")
        assert row.endswith(f"| {2 if code in misuses else 1} |"), code


def test_what_the_report_says_itself_raises_no_alarm(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = blank(1)
    own.docinfo["/Author"] = "Ingo Geheimer, 03931 609999"
    report = tmp_path / "Bericht.pdf"
    report.write_bytes(as_bytes(own))
    code, _, err = attach_here(here, capsys, report, "--district", "stendal", "--output", tmp_path / "x.pdf")
    assert code == 0, err


def test_a_part_of_the_report_that_cannot_be_searched_is_said(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.reports.paper import embed

    report = tmp_path / "Bericht.pdf"
    report.write_bytes(as_bytes(embed(blank(1), kaputt__pdf=b"%PDF-1.7 nothing")))
    code, _, err = attach_here(here, capsys, report, "--district", "stendal", "--output", tmp_path / "x.pdf")
    assert code == 0
    assert "note: Not searched for contacts the readers may not see" in err
    assert "attachment kaputt.pdf (damaged)" in err


def test_a_signed_report_stays_beside_its_annexes(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "Bericht.pdf"
    report.write_bytes(as_bytes(signed()))
    code, out, err = attach_here(here, capsys, report, "--district", "dachau", "--output", tmp_path / "x.pdf")
    assert code == 0, err
    assert (tmp_path / "x.pdf").read_bytes() == report.read_bytes()
    assert "page 2" in out
    assert "Anlage 1" in " ".join(pages_of(tmp_path / "x-anlagen.pdf"))


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--output", "x.pdf"], 2, "which sheets?"),
        (["--all", "--district", "dachau", "--output", "x.pdf"], 2, "exclude one another"),
        (["--district", "dacau", "--output", "x.pdf"], 2, "Did you mean dachau? There are: dachau, stendal"),
        (["--topic", "wohnem", "--output", "x.pdf"], 2, "there is no topic wohnem in 2023-2024. Did you mean Wohnen?"),
        (["--state", "Bayern", "--topic", "Dialog", "--output", "x.pdf"], 2, "no district of 2023-2024 meets all"),
        (["--all", "--edition", "2022", "--output", "x.pdf"], 2, "there is no edition 2022"),
        (["--all", "--theme", "umris", "--output", "x.pdf"], 2, "umris"),
        (["--all"], 2, "--output"),
        (["--all", "--output", "fehlt/x.pdf"], 2, "there is no folder"),
    ],
)
def test_a_misuse_is_told_in_a_sentence(  # noqa: PLR0917  one for each fixture
    words: list[str],
    code: int,
    sentence: str,
    here: Path,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = attach_here(here, capsys, report, *words)
    assert ended[0] == code
    assert sentence in ended[2]
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_there_is_replaced_only_when_asked(
    here: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.pdf"
    output.write_bytes(b"kept")
    words = [report, "--district", "dachau", "--output", output]
    code, out, _ = attach_here(here, capsys, *words, "--json")
    assert (code, json.loads(out)["code"]) == (2, "exists")
    assert output.read_bytes() == b"kept"
    assert attach_here(here, capsys, *words, "--force")[0] == 0
    assert len(pages_of(output)) == 5


def test_districts_are_chosen_by_what_they_have_in_common(
    here: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--state", "bayern", "--topic", "Wohnen", "--adviser", "Ramboll Management Consulting"]
    code, out, _ = attach_here(here, capsys, report, *words, "--output", tmp_path / "x.pdf", "--lang", "en")
    assert code == 0
    assert "annex 1: Dachau district, page 5" in out
    assert "Annex 1 · page 1 of 1" in pages_of(tmp_path / "x.pdf")[4]


def locked(path: Path) -> Path:
    with pikepdf.open(io.BytesIO(as_bytes(blank(2)))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="amt", user="geheim"))
    return path


def test_a_password_is_asked_for_and_kept(here: Path, tmp_path: Path) -> None:
    report = locked(tmp_path / "Bericht.pdf")
    words = (report, "--district", "dachau", "--output", tmp_path / "x.pdf")
    missing = attach(here, *words, "--json")
    assert (missing.code, json.loads(missing.out)["code"]) == (1, "password-missing")
    wrong = attach(here, *words, "--password", "falsch")
    assert (wrong.code, "does not open with this password" in wrong.err) == (1, True)
    right = attach(here, *words, env={"LZZ_REPORT_PASSWORD": "geheim"})
    assert right.code == 0, right.err
    assert "geheim" not in right.out + right.err
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "x.pdf")
    assert len(pages_of(tmp_path / "x.pdf", "geheim")) == 4


def test_a_password_may_come_from_another_program(here: Path, tmp_path: Path) -> None:
    report = locked(tmp_path / "Bericht.pdf")
    words = ["attach", report, "--district", "dachau", "--output", tmp_path / "x.pdf", "--password"]
    command = [sys.executable, "-m", "lzz_report", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(command, cwd=here, env=env, input=b"falsch\n", capture_output=True, check=False)
    assert (done.returncode, b"does not open with this password" in done.stderr) == (1, True)
    nobody = attach(here, *words[1:])
    assert (nobody.code, "nobody is there to be asked for the password" in nobody.err) == (2, True)


def test_a_person_at_a_terminal_is_asked_for_the_password_unseen(here: Path, tmp_path: Path) -> None:
    report = locked(tmp_path / "Bericht.pdf")
    words = ["attach", str(report), "--district", "dachau", "--output", str(tmp_path / "x.pdf"), "--decrypt"]
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover  the process that becomes the command
        os.chdir(here)
        os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)
        os.environ.pop("LZZ_REPORT_PASSWORD", None)
        os.execv(sys.executable, [sys.executable, "-m", "lzz_report", *words])
    written = b""
    # The last space is written once the terminal shows nothing more; what is typed before is thrown away.
    while not written.endswith(b"password of the report: "):
        written += os.read(terminal, 1000)
    os.write(terminal, b"amt\n")
    while True:
        try:
            piece = os.read(terminal, 1000)
        except OSError:
            break
        if not piece:
            break
        written += piece
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, written
    assert b"amt\r\n" not in written
    assert len(pages_of(tmp_path / "x.pdf")) == 4


def test_the_shell_completes_districts_and_funders(here: Path) -> None:
    def completed(*words: str) -> list[str]:
        env = {
            "_LZZ_REPORT_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
        return [line.partition(",")[2] for line in run(cwd=here, env=env).out.splitlines() if line]

    assert completed("lzz-report", "attach", "x.pdf", "--district", "st") == ["stendal"]
    assert completed("lzz-report", "pack", "be") == ["beispielstiftung"]


# --- pack


def pack_here(here: Path, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = run_here(["pack", "--project", str(here), *map(str, words)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def with_funder(here: Path, folder: Path, *lines: str, base: str = FUNDER) -> Path:
    """Return the project with other lines in the preset of its funder."""
    shutil.copytree(here / "data" / "2023-2024", folder / "data" / "2023-2024")
    text = base + "".join(f"    {line}\n" for line in lines)
    (folder / "data" / "funders.yaml").write_text(text, encoding="utf-8")
    (folder / "reports" / "2023-2024").mkdir(parents=True)
    source = here / "reports" / "2023-2024" / "Sachbericht.pdf"
    (folder / "reports" / "2023-2024" / "Sachbericht.pdf").write_bytes(source.read_bytes())
    return folder


def test_pack_makes_one_pdf_and_a_manifest(here: Path) -> None:
    ended = run("pack", "beispielstiftung", "--date", "2025-03-31", cwd=here)
    assert ended.code == 0, ended.err
    folder = here / "output" / "2023-2024-beispielstiftung"
    name = "beispielstiftung_12.3-4567_2023-2024_2025-03-31.pdf"
    assert sorted(path.name for path in folder.iterdir()) == [name, "manifest.json"]
    pages = pages_of(folder / name)
    assert [
        one for one in ("Bericht mit Anlagen", "12.3/4567", "31. März 2025", "Beispielstiftung") if one not in pages[0]
    ] == []
    assert pages[1].startswith("Seite 1 des Sachberichts")
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["funder"], manifest["audience"]) == ("beispielstiftung", "funder")
    (output,) = manifest["outputs"]
    assert output["sha256"] == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    assert [one["page"] for one in output["annexes"]] == [6, 7]
    assert {one["path"] for one in manifest["inputs"]} >= {
        "data/funders.yaml",
        "reports/2023-2024/Sachbericht.pdf",
        "data/2023-2024/districts/dachau.yaml",
    }
    again = run("pack", "beispielstiftung", "--date", "2025-03-31", "--json", cwd=here)
    assert json.loads(again.out)["files"] == [name]
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8")) == manifest


def test_a_preset_decides_what_goes_with_the_report(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["language: en", "topics: [Wohnen]", "attach_as: both", "records: true", 'file_name: "{edition}.pdf"']
    lines += ['stamp: {text: "A{number} {page}/{pages}", place: bottom}', "heading: Enclosures", "audience: public"]
    folder = with_funder(here, tmp_path / "p", *lines)
    code, _, err = pack_here(folder, capsys, "beispielstiftung")
    assert code == 0, err
    made = folder / "output" / "2023-2024-beispielstiftung" / "2023-2024.pdf"
    pages = pages_of(made)
    assert len(pages) == 6
    assert "A1 1/1" in pages[-1]
    assert "Report with an annex" in pages[0]
    with pikepdf.open(made) as pdf:
        assert sorted(pdf.attachments) == ["dachau.pdf", "dachau.vcf", "dachau.yaml"]
        with pdf.open_outline() as outline:
            assert [one.title for one in outline.root][-1] == "Enclosures"


@pytest.mark.parametrize(
    ("words", "lines", "code", "sentence"),
    [
        (["beispielstiftun"], [], 2, "Did you mean beispielstiftung? There are: beispielstiftung"),
        (["beispielstiftung", "--date", "31.3.2025"], [], 2, "31.3.2025 is no date; write it as 2025-03-31"),
        (
            ["beispielstiftung"],
            ["report_name: Bericht*.pdf"],
            2,
            "there is no report Bericht*.pdf in reports/2023-2024/",
        ),
        (["beispielstiftung"], ["max_mb: 0.0001"], 1, "Beispielstiftung takes 0.0001 MB"),
        (["beispielstiftung"], ["max_mb: 0.05"], 1, "Biggest: Anlage"),
        (["beispielstiftung"], ["districts: [dacau]"], 2, "Did you mean dachau?"),
    ],
)
def test_a_pack_that_cannot_be_made_is_told(
    words: list[str],
    lines: list[str],
    code: int,
    sentence: str,
    here: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = with_funder(here, tmp_path / "p", *lines)
    ended = pack_here(folder, capsys, *words)
    assert ended[0] == code, ended
    assert sentence in ended[2]
    assert not list(folder.rglob("output/*/*.pdf"))


def test_a_missing_grant_number_is_asked_for(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_funder(here, tmp_path / "p", base=FUNDER.replace("    grant: 12.3/4567\n", ""))
    code, _, err = pack_here(folder, capsys, "beispielstiftung")
    assert code == 1
    assert "error: data/funders.yaml:2:10  funders[0].grant" in err
    assert "or give --grant" in err
    assert pack_here(folder, capsys, "beispielstiftung", "--grant", "1-2")[0] == 0
    assert list(folder.rglob("beispielstiftung_1-2_2023-2024_2024.pdf"))


def test_two_reports_are_one_too_many(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = with_funder(here, tmp_path / "p")
    other = folder / "reports" / "2023-2024" / "Entwurf.pdf"
    other.write_bytes(as_bytes(blank(1)))
    code, _, err = pack_here(folder, capsys, "beispielstiftung")
    assert (code, "holds 2 reports (Entwurf.pdf, Sachbericht.pdf); name one with --report" in err) == (2, True)


def test_photos_are_reduced_until_the_file_is_small_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = Path(__file__).parent.parent / "examples" / "musterheft"
    text = (example / "data" / "funders.yaml").read_text(encoding="utf-8") + "    districts: [berchtesgadener-land]\n"
    for name in ("layouts", "reports", "data"):
        shutil.copytree(example / name, tmp_path / name)
    made: list[tuple[int, int]] = []
    for _ in range(2):
        most = made[0][1] * 0.93 / 1_000_000 if made else 5
        small = text.replace("max_mb: 5", f"max_mb: {most:.3f}").replace("attach_as: both", "attach_as: pages")
        (tmp_path / "data" / "funders.yaml").write_text(small.replace("min_dpi: 150", "min_dpi: 72"), encoding="utf-8")
        code, out, _ = pack_here(tmp_path, capsys, "beispielstiftung", "--json")
        answer = json.loads(out)
        assert code == 0, answer
        made.append((answer["photo_dpi"], (Path(answer["folder"]) / answer["files"][0]).stat().st_size))
    assert made[0][0] == 300
    assert made[1][0] < 300
    assert made[1][1] <= made[0][1] * 0.93


def test_the_library_says_where_a_pack_lies(here: Path, tmp_path: Path) -> None:
    report = tmp_path / "Bericht.pdf"
    report.write_bytes(as_bytes(signed()))
    made = pack(here, "beispielstiftung", PackOptions(report=report, output=tmp_path / "packed"))
    result = made.annexes.result
    assert result.annex is not None
    assert sorted(made.files) == sorted([result.output.name, result.annex.name])
    assert result.output.read_bytes() == report.read_bytes()
    assert result.annex.parent == tmp_path / "packed"
    assert "Bericht mit Anlagen" in pages_of(result.annex)[0]


def test_packs_into_one_folder_exclude_each_other(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("lzz_report.pipeline.pack"), "WAIT_SECONDS", 0)
    packing = PackOptions(output=tmp_path / "packed")
    with edition_lock(tmp_path / "packed", 0), pytest.raises(LockedError):
        pack(here, "beispielstiftung", packing)
    assert pack(here, "beispielstiftung", packing).files


def test_the_library_offers_both() -> None:
    script = (
        "from lzz_report import AnnexOptions, PackOptions, Selection, attach_sheets, pack, AttachError, AttachOptions;"
        "from lzz_report.attach import attach; print(attach_sheets.__name__, pack.__name__, attach.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "attach_sheets pack attach\n"
