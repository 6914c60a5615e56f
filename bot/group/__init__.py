"""Articles to stories: topic match, origins, clusters, rank."""
