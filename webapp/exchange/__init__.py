"""Catalogs out to agencies and back: XLIFF and CSV both ways, TMX out. Everything here is pure.

catalogs ─ units_in ─> Bundle ─ xliff, spreadsheet, memory ─> bytes
catalogs <─ bring_in ─ Delivery <─ xliff_reading, spreadsheet ─ bytes
"""
