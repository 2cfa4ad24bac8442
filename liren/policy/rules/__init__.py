"""Pure rules of targets and rounds: no database."""
