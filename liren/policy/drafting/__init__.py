"""From a document that was read to a pack: what is suggested, what is marked, what is assembled. Nothing is written here."""
