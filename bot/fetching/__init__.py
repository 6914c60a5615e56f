"""The guarded door for outgoing requests, and finding the article in a page."""
