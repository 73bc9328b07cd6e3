"""Who has read which translation: an append-only ledger, and what of it holds for the texts as they are now.

    translations/reviews.jsonl ─ read_ledger ─> Ledger ─ holding(source, tag, translations) ─> Approvals

An approval names both texts by their hashes, so any edit of either, in any tool, makes it lapse by itself.
"""
