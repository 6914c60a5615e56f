"""What a thread asks further: completes a follow-up from what was asked and told, and answers about the last answer."""
