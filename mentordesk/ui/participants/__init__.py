"""The page of participants: the list of people, the form of one, and what is done with them."""
