"""What a coordinator can do: one method is one deed and one transaction."""
