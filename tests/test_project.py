"""The house keeps its promises: locks, set-up, packages, judge and benchmark."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from benchmarks import run as benchmark
from lzz_report import __version__
from tools import conformance

PROJECT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-docs.lock")


def pins(lock: str) -> dict[str, list[str]]:
    """Return name → versions of a lock; a package may have one version for each range of Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (PROJECT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


# --- locks


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_carries_hashes_and_no_address(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements.lock", PYPROJECT["dependency-groups"]["setup"]),
        ("requirements-dev.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PYPROJECT["project"]["optional-dependencies"]["dev"]),
        ("requirements-docs.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-docs.lock", PYPROJECT["project"]["optional-dependencies"]["docs"]),
    ],
)
def test_a_lock_pins_every_dependency_within_its_range(lock: str, requirements: list[str]) -> None:
    pinned = pins(lock)
    for requirement in map(Requirement, requirements):
        versions = pinned[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_what_is_tested_is_what_builds() -> None:
    runtime, dev, docs = (pins(lock) for lock in LOCKS)
    assert {name: dev.get(name) for name in runtime} == runtime
    # One environment holds them all.
    assert {name: docs.get(name) for name in runtime} == runtime
    assert [name for name in docs if name in dev and dev[name] != docs[name]] == []


@pytest.mark.parametrize(
    "file",
    [
        "Makefile",
        ".ci/run",
        "pyproject.toml",
        "mkdocs.yml",
        *(f"tools/{name}.sh" for name in ("setup", "lock", "lowest", "pythons", "uv")),
    ],
)
def test_set_up_names_no_address(file: str) -> None:
    assert "://" not in (PROJECT / file).read_text(encoding="utf-8")


def test_every_imported_package_is_a_declared_dependency() -> None:
    sources = sorted((PROJECT / "lzz_report").rglob("*.py"))
    nodes = [node for source in sources for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    foreign = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"lzz_report"}
    owners = importlib.metadata.packages_distributions()
    declared = {canonicalize_name(Requirement(line).name) for line in PYPROJECT["project"]["dependencies"]}
    assert {name: owners[name] for name in foreign if canonicalize_name(owners[name][0]) not in declared} == {}


def test_hooks_before_a_commit_run_locked_tools_and_fetch_nothing() -> None:
    hooks = YAML(typ="safe").load(PROJECT / ".pre-commit-config.yaml")["repos"]
    assert [one["repo"] for one in hooks] == ["local"]
    entries = [hook["entry"].split()[0] for hook in hooks[0]["hooks"]]
    assert {hook["language"] for hook in hooks[0]["hooks"]} == {"system"}
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert [one for one in entries if one.replace(".venv/bin", "$(BIN)") not in makefile] == []


# --- set-up, on made-up machines

PLAIN_TOOLS = ("basename", "cat", "cksum", "cut", "dirname", "env", "grep", "sed", "sh", "sort", "touch", "tr", "uname")
OLD_PYTHON = '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n'
# A Python without ensurepip and without native libraries, until something touches `installed`.
BARE_PYTHON = """#!/bin/sh
case "$1" in
    -c) exit 0 ;;
    -) [ -e "$MACHINE/installed" ] || { echo libpango-1.0 libpango-1.0-0 pango; exit 1; } ;;
    --version) echo Python 3.11.2 ;;
    -m) [ "$2" = venv ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp "$0" .venv/bin/pip
        echo "$*" >> "$MACHINE/calls" ;;
esac
"""
# The package lists of a fresh machine are empty: installing works only after an update.
APT_GET = """#!/bin/sh
echo "apt-get $*" >> "$MACHINE/calls"
case "$1" in
    update) touch "$MACHINE/lists" ;;
    install) [ -e "$MACHINE/lists" ] && touch "$MACHINE/installed" ;;
esac
"""


class Machine:
    """A checkout and a search path that holds only what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.checkout = folder / "checkout"
        (self.checkout / "tools").mkdir(parents=True)
        (self.checkout / "lzz_report").mkdir()
        for file in (*LOCKS, "pyproject.toml", "tools/setup.sh", "lzz_report/__init__.py"):
            shutil.copy(PROJECT / file, self.checkout / file)
        self.programs = folder / "bin"
        self.programs.mkdir()
        for tool in (*PLAIN_TOOLS, "cp", "mkdir"):
            self.programs.joinpath(tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool} here"))

    def has(self, name: str, script: str) -> None:
        program = self.programs / name
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)

    def set_up(self, purpose: str = "build") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / "sh", self.checkout / "tools" / "setup.sh", purpose],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={"PATH": str(self.programs), "MACHINE": str(self.folder)},
            stdin=subprocess.DEVNULL,
        )

    @property
    def calls(self) -> list[str]:
        record = self.folder / "calls"
        return record.read_text(encoding="utf-8").splitlines() if record.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_set_up_with_an_old_python_says_which_is_needed(machine: Machine) -> None:
    machine.has("python3", OLD_PYTHON)
    outcome = machine.set_up()
    assert outcome.returncode == 1
    assert "Python 3.11 or newer is needed, found Python 3.9.2" in outcome.stderr
    assert not (machine.checkout / ".venv").exists()


def test_set_up_takes_a_newer_python_beside_an_old_one(machine: Machine) -> None:
    machine.has("python3", OLD_PYTHON)
    machine.has("python3.12", BARE_PYTHON)
    (machine.folder / "installed").touch()
    outcome = machine.set_up()
    assert outcome.returncode == 0, outcome.stderr
    assert machine.calls[0] == "-m venv --clear .venv"


def test_set_up_without_a_package_manager_says_what_to_install(machine: Machine) -> None:
    machine.has("python3", BARE_PYTHON)
    outcome = machine.set_up()
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("error: missing: libpango-1.0 venv. This machine has neither apt-get nor Homebrew")


def test_set_up_without_rights_says_what_an_administrator_should_run(machine: Machine) -> None:
    machine.has("python3", BARE_PYTHON)
    machine.has("apt-get", APT_GET)
    machine.has("id", "#!/bin/sh\necho 1000\n")
    outcome = machine.set_up()
    assert outcome.returncode == 1
    assert "Ask an administrator to run: apt-get install libpango-1.0-0 python3-venv" in outcome.stderr
    assert machine.calls == []


def test_set_up_whose_administrator_refuses_says_so(machine: Machine) -> None:
    machine.has("python3", BARE_PYTHON)
    machine.has("apt-get", APT_GET)
    machine.has("id", "#!/bin/sh\necho 1000\n")
    machine.has("sudo", "#!/bin/sh\necho 'sudo: a password is required' >&2\nexit 1\n")
    outcome = machine.set_up()
    assert outcome.returncode == 1
    assert "The package manager refused" in outcome.stderr


def test_set_up_renews_empty_package_lists_then_installs_only_what_is_missing(machine: Machine) -> None:
    machine.has("python3", BARE_PYTHON)
    machine.has("apt-get", APT_GET)
    machine.has("id", "#!/bin/sh\necho 0\n")
    outcome = machine.set_up()
    assert outcome.returncode == 0, outcome.stderr
    assert [call.split()[1] for call in machine.calls if call.startswith("apt-get")] == ["install", "update", "install"]
    assert machine.calls[2].endswith(" libpango-1.0-0 python3-venv")
    assert any("--require-hashes -r requirements.lock" in call for call in machine.calls)


def test_a_second_set_up_installs_nothing_and_a_changed_lock_does(machine: Machine) -> None:
    machine.has("python3", BARE_PYTHON)
    (machine.folder / "installed").touch()
    assert machine.set_up().returncode == 0
    before = machine.calls
    assert machine.set_up().returncode == 0
    assert machine.calls == before
    with (machine.checkout / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# newer\n")
    assert machine.set_up().returncode == 0
    assert len(machine.calls) > len(before)


# --- packages


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    outcome = subprocess.run(command, capture_output=True, check=False, cwd=PROJECT, encoding="utf-8")
    assert outcome.returncode == 0, outcome.stderr
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


@pytest.mark.parametrize("resource", ["data", "fonts", "layouts"])
def test_the_wheel_carries_each_resource_inside_the_package(wheel: zipfile.ZipFile, resource: str) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", resource], capture_output=True, check=True, cwd=PROJECT, encoding="utf-8"
    ).stdout.split("\0")[:-1]
    assert tracked
    assert {f"lzz_report/{name}" for name in tracked} <= set(wheel.namelist())


def test_the_wheel_holds_the_package_and_nothing_of_the_workshop(wheel: zipfile.ZipFile) -> None:
    info = f"lzz_report-{__version__}.dist-info"
    assert {name.split("/")[0] for name in wheel.namelist()} == {"lzz_report", info}
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
    assert "lzz-report = lzz_report.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert f"\nVersion: {__version__}\n" in wheel.read(f"{info}/METADATA").decode()


def test_the_version_is_written_once() -> None:
    written = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    files = [path for path in (PROJECT / "lzz_report").rglob("*.py*") if path.suffix in {".py", ".pyi"}]
    found = [path.name for path in (*files, PROJECT / "pyproject.toml") if written.search(path.read_text("utf-8"))]
    assert found == ["__init__.py"]


@pytest.mark.slow
def test_the_wheel_alone_makes_a_project_that_passes_check(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "installed")
    # The unpacked copy is not the code whose coverage is measured.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}

    def lzz_report(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from lzz_report.cli import main; main()", *words],
            capture_output=True,
            check=False,
            cwd=folder,
            encoding="utf-8",
            env=environment | {"PYTHONPATH": str(tmp_path / "installed")},
        )

    project = tmp_path / "project"
    made = lzz_report("init", str(project), folder=tmp_path)
    assert made.returncode == 0, made.stderr
    shipped = tmp_path / "installed" / "lzz_report" / "data" / "2023-2024" / "districts"
    copied = project / "data" / "2023-2024" / "districts"
    assert {file.name: file.read_bytes() for file in copied.iterdir()} == {
        file.name: file.read_bytes() for file in shipped.iterdir()
    }
    checked = lzz_report("check", folder=project)
    assert checked.returncode == 0, checked.stderr


# --- veraPDF

UA_METADATA = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Blank</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def write_blank(path: Path, *, accessible: bool) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if accessible:
            root = pdf.Root
            root.Lang = pikepdf.String("de")
            root.MarkInfo = pikepdf.Dictionary(Marked=True)
            root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
            root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
            root.Metadata = pdf.make_stream(UA_METADATA, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(path)
    return path


@pytest.mark.slow
def test_verapdf_passes_an_accessible_page_and_fails_a_plain_one(
    tmp_path: Path, verapdf: Callable[[Sequence[Path], str], dict[Path, bool]]
) -> None:
    good = write_blank(tmp_path / "zugänglich.pdf", accessible=True)
    bad = write_blank(tmp_path / "plain page.pdf", accessible=False)
    assert verapdf([good, bad], "ua1") == {good: True, bad: False}


@pytest.mark.slow
def test_conformance_fails_on_a_plain_page_and_names_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = write_blank(tmp_path / "plain.pdf", accessible=False)
    assert conformance.main([str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert f"FAIL ua1  {page}  6.2-1 " in printed
    assert "2 verdicts of veraPDF, 2 failed" in printed


def test_conformance_fails_where_there_is_nothing_to_judge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert conformance.main([str(tmp_path)]) == 1
    assert "no PDF to judge" in capsys.readouterr().err


@pytest.mark.slow
def test_a_file_without_a_verdict_is_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF at all")
    with pytest.raises(conformance.JudgeUnavailableError, match=r"no verdict on .*broken\.pdf"):
        conformance.judge([broken], "3a")


def test_a_verdict_keeps_its_broken_rules_apart_from_the_next_file() -> None:
    report = "PASS /a b.pdf 3a\nFAIL /c.pdf 3a\n  FAIL 7.1-8\n  FAIL 6.2-1\nsome log line\nPASS /d.pdf 3a\n"
    verdicts = list(conformance.parse_verdicts(report))
    assert [(str(v.file), v.passed, v.broken_rules) for v in verdicts] == [
        ("/a b.pdf", True, ()),
        ("/c.pdf", False, ("6.2-1", "7.1-8")),
        ("/d.pdf", True, ()),
    ]


# --- benchmark


def test_the_benchmark_measures_the_memory_of_a_process() -> None:
    # In a process of its own: what pytest holds would count as the child's.
    script = (
        "import sys; from benchmarks.run import run_once; print(run_once((sys.executable, '-c', sys.argv[1])).peak_mb)"
    )
    small, large = (
        float(subprocess.check_output([sys.executable, "-c", script, task], cwd=PROJECT))
        for task in ("pass", "b = bytes(range(256)) * 2**19")
    )
    assert 5 < small < 60
    assert small + 100 < large < small + 200


def test_the_benchmark_passes_on_a_failure_with_its_words() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failure:
        benchmark.run_once((sys.executable, "-c", "raise SystemExit('out of ink')"))
    assert failure.value.output.strip() == "out of ink"


def test_the_benchmark_names_the_machine() -> None:
    assert f"{os.cpu_count()} cores, " in benchmark.machine()
