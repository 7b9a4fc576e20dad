"""The commands of lzz-report, a module each."""
