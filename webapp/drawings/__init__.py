"""Drawings of our own: SVG whose every label is a text for translators.

    figures/skin.svg ──> reading (refuses what the contract does not know) ──> Drawing
    Drawing + what its labels say to one reader ──> writing ──> SVG that stands in the page

A drawing says by class what each shape is, never its colour: the style of the pages has the colours, for
light and dark. Each label has a room, from which `fitting` tells where its lines break and what is too long.
"""
