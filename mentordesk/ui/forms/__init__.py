"""Fields that save themselves, and the column that they stand in."""
