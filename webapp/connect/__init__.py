"""Answers to coded requests (HL7 Infobutton): a clinical system sends codes, and gets the pages on them.

Everything here is pure: parameters in, a feed as XML or JSON out. Nothing of a request is kept.
"""
