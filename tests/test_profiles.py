"""A file is made for a purpose, and everything that follows from it follows everywhere."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lzz_report import BuildError, BuildOptions, build
from lzz_report.documents.expectation import PdfExpectation
from lzz_report.preflight import RULES, preflight
from lzz_report.profiles import ARCHIVE, PROFILES, SCREEN, Claims, OutputProfile
from tests.edition_making import project, write_yaml
from tests.pdf_making import ENGINE_HABIT, finish, opened

pytestmark = pytest.mark.filterwarnings(ENGINE_HABIT)

Judge = Callable[[Sequence[Path], str], dict[Path, bool]]


def expected(profile: OutputProfile) -> PdfExpectation:
    return PdfExpectation("a.pdf", "Probe", "de", (210, 297), frozenset({"Source"}), profile=profile)


def test_each_rule_is_one_of_preflight_and_none_is_left_out_everywhere() -> None:
    named = {rule for profile in PROFILES.values() for rule in profile.rules}
    assert named == set(RULES)


def test_a_profile_is_found_by_its_own_name() -> None:
    assert {name: profile.name for name, profile in PROFILES.items()} == {"screen": "screen", "archive": "archive"}


def test_pages_without_tags_claim_nothing_that_needs_tags() -> None:
    assert SCREEN.untagged.claims == Claims("3", "b")
    assert ARCHIVE.untagged.claims == Claims("1", "b")
    assert not SCREEN.untagged.is_tagged


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_file_keeps_the_boxes_of_its_profile(profile: OutputProfile) -> None:
    with opened(finish("<h1>Probe</h1>", profile=profile)) as pdf:
        boxes = {str(name)[1:] for name in pdf.pages[0].obj if str(name).endswith("Box")}
    assert boxes == profile.boxes


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_file_is_of_the_version_its_norms_are_made_on(profile: OutputProfile) -> None:
    assert finish("<h1>Probe</h1>", profile=profile)[5:8].decode() == profile.pdf_version


def test_a_file_made_for_another_purpose_is_refused() -> None:
    pdf = finish("<h1>Probe</h1>", profile=ARCHIVE)
    assert preflight(pdf, expected(ARCHIVE)) == ()
    (told,) = preflight(pdf, expected(SCREEN))
    assert told.problem == "the file does not claim to be PDF/A-3a and PDF/UA-1"


def glass(mode: str) -> bytes:
    """Return a picture that lets half of what is under it show, as far as its mode can."""
    content = BytesIO()
    Image.new(mode, (4, 4), (200, 0, 0, 128)[: len(mode)]).save(content, "png")
    return content.getvalue()


TRANSPARENT = {
    "a picture with a soft mask": '<img alt="Bild" src="data:image/png;base64,{}">',
    "paint that is not opaque": '<p style="color: rgb(0 0 0 / .5)">Text</p>',
}


@pytest.mark.parametrize("kind", TRANSPARENT)
def test_what_shines_through_is_told_where_the_norm_knows_no_transparency(kind: str) -> None:
    body = "<h1>Probe</h1>" + TRANSPARENT[kind].format(b64encode(glass("RGBA")).decode())
    for profile, told in ((SCREEN, []), (ARCHIVE, [kind])):
        found = preflight(finish(body, profile=profile), expected(profile))
        assert [one.got for one in found if one.code == "preflight-transparency"] == told


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["umriss", "ringe"])
def test_a_whole_build_for_an_archive_is_pdf_a_1a(theme: str, verapdf: Judge, tmp_path: Path) -> None:
    root = project(tmp_path, keep=["dachau", "lippe"])
    outcome = build(root, options=BuildOptions(theme=theme, profile=ARCHIVE))
    assert outcome.folder.name.endswith("-archive")
    files = sorted(outcome.folder.rglob("*.pdf"))
    assert len(files) == 3
    assert set(verapdf(files, "1a").values()) == {True}
    for file in files:
        with opened(file.read_bytes()) as pdf:
            assert not pdf.attachments
    assert json.loads((outcome.folder / "manifest.json").read_bytes())["profile"] == "archive"


def test_a_transparent_logo_keeps_a_build_from_the_archive(tmp_path: Path) -> None:
    root = project(tmp_path, keep=["lippe"])
    logo = {"file": "logo.png", "alt": "Logo der Stiftung"}
    write_yaml(root / "layouts" / "eigen" / "theme.yaml", {"name": "Eigen", "extends": "umriss", "logo": logo})
    (root / "layouts" / "eigen" / "logo.png").write_bytes(glass("RGBA"))
    with pytest.raises(BuildError, match="PDF/A-1a allows nothing transparent"):
        build(root, options=BuildOptions(brochure=False, theme="eigen", profile=ARCHIVE))
    assert not list(root.rglob("*.pdf"))
