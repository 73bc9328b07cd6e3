"""Search: records in, an index a locale out, hits for a reader's words.

This package is the only importer of Whoosh and of the Snowball stemmers. What it reads from disk it has
proven to be what it wrote, and what a reader types is text to it, never a query language. The same
records give the same bytes, and the same words the same hits in the same order, on every machine.
"""

from search_index.analysis import QueryTerm, Token, analyze, query_terms
from search_index.building import Record, build_index
from search_index.digests import digests_of
from search_index.querying import Hit, Index
from search_index.snippets import Fragment

__all__ = [
    "Fragment",
    "Hit",
    "Index",
    "QueryTerm",
    "Record",
    "Token",
    "analyze",
    "build_index",
    "digests_of",
    "query_terms",
]
