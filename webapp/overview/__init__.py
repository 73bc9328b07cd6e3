"""How far each translation has come: what is done, what is to do, and what readers open first.

    Library ─ sheets ─> Sheet (one source in one locale) ─ figures ─> Overview ─> table, JSON, /translate/

Only what the files say counts, never the clock, so that an overview in an edition follows from its inputs.
"""
