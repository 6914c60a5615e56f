"""Where jobs wait; each file is one queue."""
