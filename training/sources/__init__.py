"""Readers of the data sets that training and measuring use; each takes the folder as an argument."""
