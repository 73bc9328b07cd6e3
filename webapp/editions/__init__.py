"""One immutable folder of files for one state of the library, built beside the old one and switched to.

What an edition holds is a function of its inputs alone (no clock, no chance, the same bytes again), but for
the updates of packs, which lead on from the editions before it.
An edition that does not pass its own check never becomes the current one.
"""
