"""The Teams app package: its manifest, icons, and the command that packs them."""
