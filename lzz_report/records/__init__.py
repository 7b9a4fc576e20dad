"""What people write: district, contact, edition, funder and their fields, checked and frozen."""
