"""Content files in, Documents out: Markdown and YAML are known here and nowhere else.

Nothing here knows of languages other than the source, of catalogs, or of pages.
Every mistake an author can make is noted with its line and its remedy, all of a run together.
"""
