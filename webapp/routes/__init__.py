"""The edge: requests in, a call to the right, responses out; with `create_app` the only importer of Flask.

A request takes one edition and keeps it to its end. Nothing of a reader is stored or logged.
"""
