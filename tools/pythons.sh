#!/bin/sh
# Pythons: requirements-dev.lock in, the quick tests under each Python of 3.11 to 3.13 that this machine has out. With pyenv, name them:
# PYENV_VERSION=3.11.7:3.12.1:3.13.0 tools/pythons.sh
set -eu
cd "$(dirname "$0")/.."

for version in 3.11 3.12 3.13; do
    venv=.cache/python-$version
    tools/uv.sh venv --clear --python $version --no-python-downloads $venv 2>/dev/null || { echo "Python $version: not here" >&2; continue; }
    export VIRTUAL_ENV=$venv
    tools/uv.sh pip install --no-deps --require-hashes --requirement requirements-dev.lock
    tools/uv.sh pip install --no-deps --no-build-isolation --editable .
    echo "Python $version: testing" >&2
    $venv/bin/python -m pytest --numprocesses auto --dist loadfile -m "not slow" "$@"
done
