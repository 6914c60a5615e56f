"""Places where members read and ask; each file or package is one, found by listing this folder."""
