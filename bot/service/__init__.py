"""What members and schedules ask for, put together from verbs and ports."""
