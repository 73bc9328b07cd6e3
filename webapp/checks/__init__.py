"""What looks wrong in a translation: pure checks of one message beside its source.

    Pair (source, translation) ─┐
    Scope (locales, terms)     ─┼─> CHECKS ─> found ─> silences ─> Finding
    tables/<code>.json         ─┘   one noun a module

An error keeps a text from readers, who get the source instead; a warning is for the translator. What the
checks know of a language is a table in `tables/`; a language without one is checked by what its script
tells. No check says that a translation is right: only a person can.
"""
