"""The paper: content in, PDF out."""
