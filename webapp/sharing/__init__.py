"""A page handed on: as a QR code, and in words that fit a message.

Pure: addresses and words in, pictures and words out. No address is spelled here.
"""
