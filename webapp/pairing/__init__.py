"""Two languages of a page side by side: the HTML of both in, that of one page out.

Both are read as the edition holds them, so every mark and note of either stands as it does on its own page.
`static/js/ui/beside_pairs.js` pairs the same way where no server answers.
"""
