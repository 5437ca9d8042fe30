"""Who fits whom, why, and the best whole; pure thought."""
