"""The Danish of questions: spelling made comparable, synonyms, small talk, lists of cues."""
