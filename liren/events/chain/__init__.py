"""How an event becomes a leaf, leaves a root, and a root a link of the chain. Pure: no database."""
