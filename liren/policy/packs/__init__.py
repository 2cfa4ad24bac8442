"""Policy packs: documents as data. `source` reads a file with its lines, `document` says what stands in it, `checking` what is wrong."""
