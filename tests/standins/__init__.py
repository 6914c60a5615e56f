"""Local servers that stand in for the world's, over real sockets."""
