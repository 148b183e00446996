"""Scores of the public sets: pure functions from gold and predicted values to figures."""
