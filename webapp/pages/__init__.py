"""A Page of the Library in, HTML out: the same functions serve the build, a preview and a request.

Templates know no Markdown, catalogs or files; they are given what is shown, and in which language.
Nothing here reads a clock, a request or the environment.
"""
