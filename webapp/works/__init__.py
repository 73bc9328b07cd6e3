"""The works that the whole library rests on, and each sentence that rests on one.

    Documents ──> claims (who says what by which reference) ──> works (the same work once) ──> the list

For those who check whether a work exists and says what it is cited for; readers have a page's references.
"""
