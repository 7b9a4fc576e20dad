"""Run: `python -m lzz_report` in, what the command lzz-report does out."""

from __future__ import annotations

from lzz_report.cli import main

main()
