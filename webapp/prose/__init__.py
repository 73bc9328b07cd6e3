"""How plainly the pages are written in their own language, and what a writer can do about it.

A check reads one file of content and says what is hard for readers; a writer who knows better says so in the
page's front matter, with a reason. What is known of a language is a table in `tables/`.
Nothing here changes what readers get.
"""
