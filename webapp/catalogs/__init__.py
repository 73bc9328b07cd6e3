"""Gettext files: read, aligned with the source, brought up to date and written back byte for byte.

What a translator wrote is never lost, and never attached to another text. Everything here is pure but
`read_po`, `read_template`, `read_catalog`, `Interface.read`, `extract`, `update` and `atomic_write`.

    documents ─ identify ─> templates (.pot) ─ update ─> catalogs (.po) ─ read_catalog ─> Library
"""
