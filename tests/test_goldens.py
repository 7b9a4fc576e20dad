"""The pages look as they were last looked at: each kind of page of both themes, and nothing small is missed on any."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from tests import golden_pages
from tests.golden_faults import faults
from tests.golden_pages import (
    NAMES,
    RENDERER,
    SERIES,
    Page,
    compare,
    goldens,
    make_pages,
    page_changes,
    pages_in,
    read,
    renderer,
)
from tests.golden_report import MARK, Picture
from tests.shared_builds import SharedBuilds

# Not every page has rules and icons: so large a part of a series has at least.
SHARES = {"hole": 1.0, "stain": 1.0, "other colour": 1.0, "moved line": 1.0, "lost rule": 0.5, "lost icon": 0.25}
WHITE: Picture = np.full((842, 596, 3), 255, dtype=np.uint8)


@dataclass(frozen=True)
class Series:
    """The pages of a series as a build made them."""

    name: str
    pages: dict[str, Page]


@pytest.fixture(scope="module", params=NAMES)
def series(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared_builds: SharedBuilds
) -> Series:
    name: str = request.param
    if name in SERIES:
        return Series(name, pages_in(shared_builds.outcome(*SERIES[name]).folder))
    return Series(name, make_pages(name, tmp_path_factory.mktemp(name) / "output"))


def test_the_goldens_were_drawn_by_the_renderer_at_hand() -> None:
    drawn_by = RENDERER.read_text(encoding="utf-8").strip()
    assert drawn_by == renderer(), "install the locked pypdfium2, or `make goldens` where no page has changed"


def test_no_page_looks_different_from_its_golden(series: Series) -> None:
    changed = compare(series.name, goldens(series.name), {name: page.picture for name, page in series.pages.items()})
    assert not changed, changed


def test_every_fault_that_can_be_planted_on_a_page_is_seen(series: Series) -> None:
    before = goldens(series.name)
    planted, unseen = defaultdict(set), []
    for name in sorted(before.keys() & series.pages.keys()):
        for kind, picture in faults(series.pages[name]):
            planted[kind].add(name)
            if not page_changes({name: before[name]}, {name: picture}):
                unseen.append(f"{kind} on {name}")
    assert not unseen
    counts = {kind: len(planted[kind]) for kind in SHARES}
    assert all(counts[kind] >= share * len(series.pages) for kind, share in SHARES.items()), counts


class ShownPage(HTMLParser):
    """What an HTML page shows: its pictures, its links and the words of its list."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.sources: set[str] = set()
        self.targets: set[str] = set()
        self.words: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.sources |= {given["src"]} if tag == "img" else set()
        self.targets |= {given["href"]} if tag == "a" else set()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def stained(top: int, left: int) -> Picture:
    picture = WHITE.copy()
    picture[top : top + 9, left : left + 17] = (253, 195, 0)
    return picture


def reported(message: str) -> Path:
    """Return the page that a failure names."""
    match = re.match(r"umriss looks different on \d+ of \d+ pages: (.+)$", message, re.MULTILINE)
    assert match
    return Path(match[1])


def test_a_failure_names_a_page_that_shows_before_and_after_and_where_they_differ(tmp_path: Path) -> None:
    after = stained(400, 85)
    message = compare(
        "umriss", {"brochure-01": WHITE, "brochure-02": WHITE}, {"brochure-01": WHITE, "brochure-02": after}, tmp_path
    )
    assert message.splitlines()[1:] == ["  brochure-02: 153 pixels differ by up to 255 of 255, at 30–36 × 141–144 mm"]
    page = reported(message)
    shown = ShownPage(page)
    assert set(shown.words) >= {"umriss looks different on 1 of 2 pages", "brochure-02", "153", "30–36 × 141–144 mm"}
    assert shown.sources == {f"brochure-02-{what}.png" for what in ("before", "after", "difference")}
    assert shown.targets == shown.sources | {"#brochure-02"}
    assert np.array_equal(read(page.parent / "brochure-02-before.png"), WHITE)
    assert np.array_equal(read(page.parent / "brochure-02-after.png"), after)
    marked = np.all(read(page.parent / "brochure-02-difference.png") == MARK, axis=-1)
    assert marked[400:409, 85:102].all()
    assert not marked[420:].any()


def test_areas_far_from_each_other_are_listed_one_by_one_the_largest_first(tmp_path: Path) -> None:
    after = np.minimum(stained(400, 85), stained(60, 300))
    after[60:80, 300:317] = 0
    message = compare("umriss", {"one": WHITE}, {"one": after}, tmp_path)
    assert message.endswith(", at 106–112 × 21–28 mm, 30–36 × 141–144 mm")


def test_pages_that_are_new_lost_or_of_another_size_are_listed_and_shown(tmp_path: Path) -> None:
    before = {"lost": WHITE, "other": WHITE, "same": WHITE}
    after = {"new": WHITE, "other": WHITE[:420], "same": WHITE}
    message = compare("umriss", before, after, tmp_path)
    assert message.splitlines()[1:] == ["  lost: lost", "  new: new", "  other: another size"]
    shown = ShownPage(reported(message))
    assert shown.sources == {"lost-before.png", "new-after.png", "other-before.png", "other-after.png"}
    assert all((reported(message).parent / source).is_file() for source in shown.sources)


def test_new_goldens_are_taken_of_pages_that_look_different_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "goldens" / "umriss"
    monkeypatch.setattr(golden_pages, "GOLDENS", folder.parent)

    def take(**pictures: Picture) -> str:
        pages = {name: Page(Path(f"{name}.pdf"), 1, picture) for name, picture in pictures.items()}
        monkeypatch.setattr(golden_pages, "make_pages", lambda _series, _folder: pages)
        return golden_pages.take("umriss", tmp_path / "reports")

    take(same=WHITE, changed=WHITE, lost=WHITE)
    as_it_was = (folder / "same.webp").stat().st_mtime_ns
    message = take(same=WHITE, changed=stained(0, 0), new=WHITE)
    assert message.startswith("umriss looks different on 3 of 4 pages: ")
    assert {path.stem for path in folder.iterdir()} == {"same", "changed", "new"}
    assert np.array_equal(read(folder / "changed.webp"), stained(0, 0))
    assert (folder / "same.webp").stat().st_mtime_ns == as_it_was
    assert take(same=WHITE, changed=stained(0, 0), new=WHITE) == "All pages of umriss look as before."


def test_nothing_is_left_of_a_failure_that_is_mended(tmp_path: Path) -> None:
    assert compare("umriss", {"one": WHITE}, {"one": stained(0, 0)}, tmp_path)
    assert not compare("umriss", {"one": WHITE}, {"one": WHITE}, tmp_path)
    assert list(tmp_path.iterdir()) == []
