"""Documents × catalogs: what a reader is shown for each segment in a locale, and why."""
