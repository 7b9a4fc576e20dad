#!/bin/sh
# Lock: pyproject.toml in, requirements.lock, requirements-dev.lock and requirements-docs.lock out: every package with the hashes
# of all its files, for Python 3.11 to 3.13 on Linux and macOS (15 or newer, Apple silicon), and without the address of any registry.
# `tools/lock.sh --upgrade` takes newer versions.
set -eu
cd "$(dirname "$0")/.."

uv() { tools/uv.sh "$@"; }

compile() {
    output=$1
    shift
    uv pip compile pyproject.toml --group setup --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-annotate --custom-compile-command tools/lock.sh --output-file "$output" "$@"
}

compile requirements-dev.lock --extra dev "$@"
# The same versions in all: what is tested is what builds, and one environment can hold them all.
compile requirements.lock --constraints requirements-dev.lock "$@"
compile requirements-docs.lock --extra docs --constraints requirements-dev.lock "$@"

# Nobody should need a compiler: pikepdf is the pickiest, its wheels begin at macOS 15.
export MACOSX_DEPLOYMENT_TARGET=15.0
for platform in x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu aarch64-apple-darwin; do
    for version in 3.11 3.12 3.13; do
        uv pip compile requirements-dev.lock requirements-docs.lock --only-binary :all: --python-platform $platform \
            --python-version $version >/dev/null || { echo "error: no wheels for Python $version on $platform" >&2; exit 1; }
    done
done
