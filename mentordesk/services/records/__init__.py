"""The frozen records that services hand up; importing them loads no tables."""
