"""HTML on paper: PDFs through WeasyPrint, in a process of their own, and pictures of them.

Needs the optional extra `print` and Pango; nothing outside this room knows either of them.
"""
