"""Stories to a briefing: the keyless writer and the layout of its document."""
