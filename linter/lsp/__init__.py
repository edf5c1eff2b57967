"""The editor server: findings on what is being written, before it is saved."""
