"""Measuring: every declared indicator, for all places at once, and anew for a place whose records changed."""
