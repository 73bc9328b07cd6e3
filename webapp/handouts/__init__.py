"""Pages put on paper: which sections, on which paper, with the way back to the page.

Pure: answers of the API in, what the template needs out.
"""
