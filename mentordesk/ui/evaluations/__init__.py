"""What the participants are asked, who has answered, and what came of it."""
