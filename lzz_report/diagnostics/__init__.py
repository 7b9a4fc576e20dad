"""Faults with their place, words and fix."""
