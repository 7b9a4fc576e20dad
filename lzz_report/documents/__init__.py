"""What the stages hand each other: frozen values from the composed publication to the manifest."""
