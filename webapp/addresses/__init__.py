"""What an address leads to, told from what a library has and once had.

Pure: no request, no files of an edition. The server asks here for what is not a file, and the build and
`pocketleaf links check` ask the same about every address ever published.
"""
