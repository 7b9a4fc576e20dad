"""What designers write: a theme and its parts, checked and frozen."""
