"""Loading reads plain data only, keeps every place, and turns whatever is wrong with a file into a diagnostic."""

from __future__ import annotations

import hashlib
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from lzz_report.diagnostics.diagnostic import Diagnostic
from lzz_report.errors import UsageError
from lzz_report.load import edition_ids, load_edition
from lzz_report.load.images import inspect_photo
from lzz_report.sourcefile.source import LoadedFile, SourceFile
from lzz_report.sourcefile.tree import MAX_VALUES, read_tree
from lzz_report.sourcefile.yaml_file import MAX_BYTES, read_yaml_file

PROJECT = Path(__file__).parent.parent
RECORD = 'key: "09174"\nchallenge: a\napproach: b\n'


def read(tmp_path: Path, content: str | bytes) -> tuple[LoadedFile, list[Diagnostic]]:
    path = tmp_path / "dachau.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml_file(tmp_path, path)


def only_problem(tmp_path: Path, content: str | bytes) -> Diagnostic:
    _, problems = read(tmp_path, content)
    assert len(problems) == 1
    return problems[0]


def project_with(tmp_path: Path, *editions: str) -> Path:
    for name in editions:
        districts = tmp_path / "data" / name / "districts"
        districts.mkdir(parents=True)
        (districts.parent / "edition.yaml").write_text(f"id: {name}\n", encoding="utf-8")
        (districts / "dachau.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path


# --- editions


def test_the_newest_edition_is_taken_by_its_number_not_its_letters(tmp_path: Path) -> None:
    project = project_with(tmp_path, "9", "10", "2023-2024", "2022-2023")
    (project / "data" / "schema").mkdir()
    assert edition_ids(project) == ("9", "10", "2022-2023", "2023-2024")
    assert load_edition(project).edition_id == "2023-2024"


def test_an_edition_is_found_by_its_name(tmp_path: Path) -> None:
    loaded = load_edition(project_with(tmp_path, "2023-2024", "2022-2023"), "2022-2023")
    assert loaded.edition.data == {"id": "2022-2023"}
    assert [file.slug for file in loaded.districts] == ["dachau"]


def test_an_unknown_edition_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    project = project_with(tmp_path, "2023-2024")
    with pytest.raises(UsageError, match=r"no edition 2023-2025\. Did you mean 2023-2024\?"):
        load_edition(project, "2023-2025")
    with pytest.raises(UsageError, match=r"There are: 2023-2024"):
        load_edition(project, "../../etc")


def test_a_folder_without_editions_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lzz-report init"):
        load_edition(tmp_path)


def test_an_edition_without_records_or_edition_file_says_so(tmp_path: Path) -> None:
    project = project_with(tmp_path, "2023-2024")
    (project / "data/2023-2024/edition.yaml").unlink()
    (project / "data/2023-2024/districts/dachau.yaml").rename(project / "data/2023-2024/districts/.hidden.yaml")
    problems = load_edition(project).problems
    assert [one.code for one in problems] == ["file-missing", "no-records"]
    assert [one.at.file for one in problems] == ["data/2023-2024/edition.yaml", "data/2023-2024/districts"]


def test_no_more_records_are_read_than_an_edition_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lzz_report.load.MAX_RECORDS", 1)
    project = project_with(tmp_path, "2023-2024")
    shutil.copy(project / "data/2023-2024/districts/dachau.yaml", project / "data/2023-2024/districts/lippe.yaml")
    loaded = load_edition(project)
    assert [file.slug for file in loaded.districts] == ["dachau"]
    assert [one.code for one in loaded.problems] == ["too-many-records"]


# --- values


def test_numbers_with_leading_zeros_and_dates_stay_text(tmp_path: Path) -> None:
    file, problems = read(tmp_path, "a: 09174\nb: 2024-05-01\nc: yes\nd: 0x1F\ne: 1e\nf: 08131/741875\n")
    assert problems == []
    assert file.data == {"a": "09174", "b": "2024-05-01", "c": "yes", "d": "0x1F", "e": "1e", "f": "08131/741875"}


def test_plain_numbers_truth_values_and_nothing_are_told_from_text(tmp_path: Path) -> None:
    file, _ = read(
        tmp_path, 'a: 3\nb: 1.5\nc: true\nd: null\ne:\nf: "3"\ng: -2\nh: ~\ni: .5\nj: False\nk: 1e-05\nl: .\n'
    )
    assert file.data == {
        "a": 3, "b": 1.5, "c": True, "d": None, "e": None, "f": "3", "g": -2, "h": None, "i": 0.5, "j": False,
        "k": 0.00001, "l": ".",
    }  # fmt: skip


def test_a_number_too_long_for_a_computer_is_text(tmp_path: Path) -> None:
    file, _ = read(tmp_path, f"a: {'9' * 5000}\n")
    assert file.data == {"a": "9" * 5000}


def test_lines_of_windows_are_lines(tmp_path: Path) -> None:
    raw = RECORD.replace("\n", "\r\n").encode()
    file, problems = read(tmp_path, raw)
    assert problems == []
    assert file.data == {"key": "09174", "challenge": "a", "approach": "b"}
    assert file.source.sha256 == hashlib.sha256(raw).hexdigest()


def test_every_value_knows_its_place(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "contacts:\n  - name: Eva\n    phone: 0751 85\n  - name: Ute\nphoto:\n")
    places = {path: str(file.source.locate(path)) for path in file.source.values}
    assert places["contacts[0].phone"] == "dachau.yaml:3:12"
    assert places["contacts[1]"] == "dachau.yaml:4:5"
    assert places["photo"] == "dachau.yaml:5:1"


def test_an_absent_field_is_placed_at_what_encloses_it(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "a: 1\ncontacts:\n  - name: Eva\n")
    assert str(file.source.locate("contacts[0].phone")) == "dachau.yaml:3:5"
    assert str(file.source.locate("contacts[7].phone")) == "dachau.yaml:2:1"
    assert str(file.source.locate("photo.file")) == "dachau.yaml:1:1"


def test_a_passage_is_found_across_the_lines_of_the_file(tmp_path: Path) -> None:
    text = "a: |-\n  Das Haus, das\n  Haus und das Haus.\nb: das Haus\n"
    source = read(tmp_path, text)[0].source
    spans = [source.passage_span("a", "das Haus", number) for number in range(3)]
    assert [text[span.start : span.end] for span in spans] == [
        "das\n  Haus",
        "das Haus",
        "|-\n  Das Haus, das\n  Haus und das Haus.\n",
    ]
    value = "Das Haus, das\nHaus und das Haus."
    within = source.span_within("a", value, value.rindex("das"), len(value) - 1)
    assert within == spans[1]


def test_a_file_that_was_not_read_is_placed_at_its_beginning() -> None:
    assert str(SourceFile("dachau.yaml", "", "").locate("photo.file")) == "dachau.yaml:1:1"


# --- faults of a file


def test_a_file_larger_than_any_record_is_not_read(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, b"a: " + b"x" * MAX_BYTES)
    assert (problem.code, problem.at.line) == ("file-too-large", None)


def test_a_file_the_system_cannot_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dachau.yaml"
    path.write_text(RECORD, encoding="utf-8")
    open_path = Path.open

    def refuse(opened: Path, *arguments: Any, **named: Any) -> Any:
        if opened == path:
            raise PermissionError(13, "Permission denied")
        return open_path(opened, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    problem = read_yaml_file(tmp_path, path)[1][0]
    assert (problem.code, problem.problem) == ("file-unreadable", "the file cannot be read: Permission denied")


@pytest.mark.parametrize("target", ["file", "folder"])
def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path, target: str) -> None:
    outside, project = tmp_path / "outside", tmp_path / "project"
    project.mkdir()
    outside.mkdir()
    (outside / "secret").write_text("secret: 1\n", encoding="utf-8")
    (project / "dachau.yaml").symlink_to(outside / "secret" if target == "file" else outside)
    file, problems = read_yaml_file(project, project / "dachau.yaml")
    assert [one.code for one in problems] == ["file-outside"]
    assert "secret" not in file.source.text


def test_a_folder_named_like_a_record_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "dachau.yaml").mkdir()
    assert read_yaml_file(tmp_path, tmp_path / "dachau.yaml")[1][0].code == "file-outside"


def test_the_first_foreign_byte_is_shown_in_its_line(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, b"# \xc3\xbc\r\nname: J\xfcrgen\r\n")
    assert str(problem.at) == "dachau.yaml:2:8"
    assert problem.source_line == "name: Jürgen"
    assert "0xFC" in problem.problem


def test_invisible_characters_are_counted_after_the_fifth(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: " + "b\u200b" * 8 + "\n")
    assert [one.code for one in problems] == [*["invisible-character"] * 5, "invisible-characters"]
    assert problems[-1].problem == "3 more invisible characters follow in this file"


@pytest.mark.parametrize("sign", ["\u00ad", "\u200e", "\u2028", "\ue000", "\x85", "\ufffe", "\x00", "\x1b"])
def test_what_nobody_sees_is_refused_and_the_rest_is_read(tmp_path: Path, sign: str) -> None:
    file, problems = read(tmp_path, f"name: Eva{sign}\nrole: x\n")
    assert [(one.at.line, one.at.column, one.code) for one in problems] == [(1, 10, "invisible-character")]
    assert isinstance(file.data, dict)
    assert file.data["role"] == "x"


def test_an_old_line_break_of_the_mac_is_no_line_break(tmp_path: Path) -> None:
    assert only_problem(tmp_path, "name: Eva\rrole: x\n").code == "invisible-character"


def test_joiners_of_arabic_names_are_kept(tmp_path: Path) -> None:
    file, problems = read(tmp_path, "name: می\u200cخواهم\n")
    assert problems == []
    assert file.data == {"name": "می\u200cخواهم"}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: *b\n", (1, 4), "yaml-alias"),
        ("a: &b c\n", (1, 4), "yaml-anchor"),
        ("&a b: c\n", (1, 1), "yaml-anchor"),
        ("a: !t c\n", (1, 4), "yaml-tag"),
        ("a: b\na: c\n", (2, 1), "duplicate-key"),
        ("a:\n  - b: 1\n    b:\n      c: 2\n", (3, 5), "duplicate-key"),
        ("a: b\n---\nc: d\n", (2, 1), "yaml-second-document"),
        ("%YAML 1.3\n---\na: b\n", (1, 1), "yaml-directive"),
        ("? [a]\n: b\n", (1, 3), "yaml-key"),
        ("a: [[[[[[[[[b]]]]]]]]]\n", (1, 12), "yaml-too-deep"),
        ("# nothing\n", (1, 1), "yaml-empty"),
        ("---\n", (1, 1), "yaml-empty"),
        ("Dachau\n", (1, 1), "yaml-no-fields"),
        ("- a\n", (1, 1), "yaml-no-fields"),
        ('a: "x\n', (1, 4), "quote-unclosed"),
        ("a: 'x' y\n", (1, 8), "text-after-quote"),
        ("a: [b\n", (1, 4), "bracket-unclosed"),
        ("a: @b\n", (1, 4), "text-start-unquoted"),
        ('a: "\\q"\n', (1, 6), "escape-unknown"),
        ('a: "\\u12"\n', (1, 7), "escape-unknown"),
        ('a: "\\UFFFFFFFF"\n', (1, 1), "yaml-backslash"),
        ("a: b: c\n", (1, 5), "colon-unquoted"),
        ("a: b\n  c: d\n", (2, 4), "field-misplaced"),
        ("a: b\n- c\n", (2, 1), "item-misplaced"),
        ("a: b\nfoo\nc: d\n", (2, 1), "colon-missing"),
        ("a: >x\n  b\n", (1, 5), "text-after-block-sign"),
        ("a: ]\n", (1, 4), "yaml-unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_plain_yaml_is_refused_at_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], code: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert ((problem.at.line, problem.at.column), problem.code) == (place, code)
    assert problem.fix


def test_a_second_field_of_a_name_is_refused_and_the_first_kept(tmp_path: Path) -> None:
    file, problems = read(tmp_path, "a: 1\nb: 2\na:\n  c: [3]\nd: 4\n")
    assert file.data == {"a": 1, "b": 2, "d": 4}
    assert "a.c" not in file.source.values
    assert problems[0].problem == "the field is there twice; the first stands in line 1"


def test_an_alias_bomb_is_defused_without_being_built(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 60)]
    file, problems = read(tmp_path, "\n".join(lines))
    assert [one.code for one in problems] == ["yaml-anchor"]
    assert file.data is None


def test_more_values_than_any_record_has_are_not_read() -> None:
    tree = read_tree("a: [" + "b, " * MAX_VALUES + "]\n")
    assert tree.data is None
    assert [one.fault.code for one in tree.problems] == ["yaml-too-many-values"]


def test_nothing_is_executed(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    read(tmp_path, f"a: !!python/object/apply:os.system ['touch {mark}']\n")
    assert not mark.exists()


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@`?,. \n\\x0u9")) | st.text())
def test_no_text_whatsoever_breaks_the_reader(text: str) -> None:
    tree = read_tree(text)
    assert (tree.data is None) <= bool(tree.problems)
    for problem in tree.problems:
        assert 0 <= problem.span.start <= problem.span.end


@settings(max_examples=100, deadline=None)
@given(raw=st.binary(max_size=200))
def test_no_bytes_whatsoever_break_the_reader(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    _, problems = read(tmp_path_factory.mktemp("bytes"), raw)
    assert all(one.problem for one in problems)


# --- pictures


def picture(folder: Path, name: str = "a.png", mode: str = "RGB", kind: str = "PNG") -> Path:
    folder.mkdir(exist_ok=True)
    Image.new(mode, (40, 30)).save(folder / name, kind)
    return folder


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("I;16", "PNG"),
        ("L", "JPEG"),
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
    ],
)
def test_a_sound_picture_is_measured(tmp_path: Path, mode: str, kind: str) -> None:
    photo = inspect_photo(picture(tmp_path / "images", mode=mode, kind=kind), "a.png", tmp_path)
    assert (photo.fault, photo.format, photo.width_px, photo.height_px) == ("", kind, 40, 30)
    assert photo.path == "images/a.png"


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../a.png", "x/../../a.png", "C:a.png", "a\\b.png", "https://a.de/b.png"]
)
def test_a_picture_outside_its_folder_is_not_opened(tmp_path: Path, name: str) -> None:
    assert inspect_photo(picture(tmp_path / "images"), name, tmp_path).fault == "outside"


def test_a_picture_that_is_a_link_out_of_its_folder_is_not_opened(tmp_path: Path) -> None:
    picture(tmp_path, "secret.png")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "images" / "loop.png").symlink_to(tmp_path / "images" / "loop.png")
    assert inspect_photo(tmp_path / "images", "a.png", tmp_path).fault == "outside"
    assert inspect_photo(tmp_path / "images", "loop.png", tmp_path).fault in {"outside", "missing"}


def test_pictures_the_engine_cannot_take_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    images = picture(tmp_path / "images", "other.gif", "P", "GIF")
    assert inspect_photo(images, "other.gif", tmp_path).fault == "format"
    picture(images, "heavy.png")
    monkeypatch.setattr("lzz_report.load.images.MAX_PHOTO_BYTES", 10)
    assert inspect_photo(images, "heavy.png", tmp_path).fault == "too-heavy"
    monkeypatch.undo()
    monkeypatch.setattr("lzz_report.load.images.MAX_PHOTO_PIXELS", 100)
    assert inspect_photo(images, "heavy.png", tmp_path).fault == "too-large"


def test_a_picture_nobody_may_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    images = picture(tmp_path / "images")
    monkeypatch.setattr(Image, "open", refuse)
    assert inspect_photo(images, "a.png", tmp_path).fault == "unreadable"


def test_a_cut_off_picture_is_found_even_when_truncated_ones_are_let_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(whole, "PNG")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(whole.getvalue()[:2000])
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert inspect_photo(tmp_path / "images", "a.png", tmp_path).fault == "broken"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_the_picture_a_record_names_is_inspected_while_loading(tmp_path: Path) -> None:
    project = project_with(tmp_path, "2023-2024")
    record = project / "data/2023-2024/districts/dachau.yaml"
    record.write_text(f"{RECORD}photo:\n  file: a.png\n", encoding="utf-8")
    picture(project / "data/2023-2024/images")
    photos = load_edition(project).photos
    assert {slug: (photo.path, photo.fault) for slug, photo in photos.items()} == {
        "dachau": ("data/2023-2024/images/a.png", "")
    }
