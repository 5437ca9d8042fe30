"""Backups as the coordinator meets them: made by themselves, looked into, put back, offered."""
