#!/bin/sh
# Set up: a checkout in, .venv (and native programs) out. `setup.sh build` is enough to build, `setup.sh test` to test as well,
# `setup.sh docs` to build the site of the documents.
# Nothing is installed that already works, and a second run takes a tenth of a second.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-build}
venv=.venv
case $purpose in
    build) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    docs) lock=requirements-docs.lock ;;
    *) echo "usage: tools/setup.sh [build|test|docs]" >&2; exit 2 ;;
esac

note() { printf '%s\n' "$*" >&2; }
stop() { printf 'error: %s\n' "$*" >&2; exit 1; }

# macOS looks for libraries in Homebrew's folder only when told to, and drops this variable at every /bin/sh.
if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
    DYLD_FALLBACK_LIBRARY_PATH=${DYLD_FALLBACK_LIBRARY_PATH:-$(brew --prefix)/lib:/usr/local/lib:/usr/lib}
    export DYLD_FALLBACK_LIBRARY_PATH
fi

# The first Python of 3.11 or newer: the one set up already, or one of this machine. A name may be there and not run, so each is tried.
find_python() {
    set_up=
    [ ! -x $venv/bin/pip ] || set_up=$venv/bin/python
    for candidate in $set_up ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    stop "Python 3.11 or newer is needed, found $(python3 --version 2>/dev/null || echo none):" \
        "install it (Debian, Ubuntu: python3.12; Homebrew: python@3.12), then run make again"
}

can_run() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1; }

# Prints "name apt-package brew-formula" for each native library, or Python's own venv, that does not load.
missing_libraries() {
    "$python" - "$(basename "$python")" <<'CHECK' || echo "venv $(basename "$python")-venv python@3.12"
import ctypes, sys

LIBRARIES = (
    ("libpango-1.0", "libpango-1.0-0 pango"),
    ("libpangoft2-1.0", "libpangoft2-1.0-0 pango"),
    ("libharfbuzz-subset", "libharfbuzz-subset0 harfbuzz"),
)
for library, packages in LIBRARIES:
    try:
        ctypes.CDLL(f"{library}.0.dylib" if sys.platform == "darwin" else f"{library}.so.0")
    except OSError:
        print(library, packages)
if sys.prefix == sys.base_prefix:
    import ensurepip, venv
CHECK
}

# The same for programs.
missing_programs() {
    can_run pdftotext -v || echo "pdftotext poppler-utils poppler"
    can_run qpdf --version || echo "qpdf qpdf qpdf"
    can_run gs --version || echo "Ghostscript ghostscript ghostscript"
    can_run java -version || can_run "$(brew --prefix openjdk 2>/dev/null)/bin/java" -version ||
        echo "Java default-jre-headless openjdk"
    command -v mvn >/dev/null 2>&1 || echo "Maven maven maven"
    # Homebrew has no dictionaries: there the tests of spelling are left out.
    [ "$(uname -s)" = Darwin ] || hunspell -d de_DE -l </dev/null >/dev/null 2>&1 ||
        printf '%s\n' "hunspell hunspell hunspell" "dictionary hunspell-de-de hunspell"
}

missing() {
    missing_libraries 2>/dev/null
    [ "$purpose" != test ] || missing_programs
}

column() { printf '%s\n' "$lacks" | cut -d' ' -f"$1" | sort -u | tr '\n' ' ' | sed 's/ $//'; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"; fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@"
}

install_native() {
    lacks=$(missing)
    [ -n "$lacks" ] || return 0
    if command -v apt-get >/dev/null 2>&1; then
        packages=$(column 2)
        by_hand="apt-get install $packages"
        [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1 ||
            stop "missing: $(column 1). Ask an administrator to run: $by_hand"
        note "installing $packages"
        # The first try serves machines whose package lists are fresh; its failure only says they are not.
        # shellcheck disable=SC2086
        apt_install $packages >/dev/null 2>&1 || { as_root apt-get update -qq && apt_install $packages; } >&2 ||
            stop "missing: $(column 1). The package manager refused (its words stand above); try as an administrator: $by_hand"
    elif command -v brew >/dev/null 2>&1; then
        packages=$(column 3)
        by_hand="brew install $packages"
        note "installing $packages"
        # shellcheck disable=SC2086
        brew install --quiet $packages >&2 || stop "missing: $(column 1). Homebrew refused (its words stand above); try: $by_hand"
    else
        stop "missing: $(column 1). This machine has neither apt-get nor Homebrew:" \
            "install these with its own package manager, then run make again"
    fi
    lacks=$(missing)
    [ -z "$lacks" ] || stop "still missing after \"$by_hand\": $(column 1)"
}

python=$(find_python)
install_native

stamp=$venv/.set-up-for-$purpose
# __init__.py holds the version.
state="$(cksum "$lock" pyproject.toml lzz_report/__init__.py) $(pwd)"
[ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || exit 0

if [ "$python" != $venv/bin/python ]; then
    note "creating $venv with $("$python" --version)"
    "$python" -m venv --clear $venv
fi
note "installing the Python packages of $lock"
pip() { $venv/bin/python -m pip --disable-pip-version-check --no-input --quiet "$@" >&2; }
# The lock names every package already. Left to resolve, an older pip takes "coverage[toml]" for another, newer one without a hash.
pip install --no-deps --require-hashes -r "$lock" ||
    stop "the Python packages could not be installed (pip's words stand above): check the network, then run make again"
pip install --no-deps --no-build-isolation --editable . || stop "lzz-report itself could not be installed (pip's words stand above)"
pip check || stop "the packages of $lock do not fit together (pip's words stand above): run make lock"
printf '%s' "$state" > "$stamp"
