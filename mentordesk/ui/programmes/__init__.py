"""Programmes and the organisation behind them: made, and set."""
