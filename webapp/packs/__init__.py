"""A whole locale as a device keeps it: docs/offline.md ("Packs") as code, making and reading alike.

Bytes in, bytes out: nothing here knows a folder, a clock or how files are compressed.
"""
