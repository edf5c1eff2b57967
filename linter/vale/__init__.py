"""Vale's rules and configuration, run as they are; nothing in here is imported unless a configuration names `styles`."""
