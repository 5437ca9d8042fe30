"""The file: opened with care, changed in whole transactions, migrated with a backup."""
