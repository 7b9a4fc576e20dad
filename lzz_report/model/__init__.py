"""Model: what the stages hand each other, as frozen values."""
