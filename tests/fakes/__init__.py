"""Fakes of the ports; each passes the same contract suite as the real thing."""
