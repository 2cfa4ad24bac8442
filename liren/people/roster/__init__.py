"""Reading a community's roster (花名册) as it really is, into clean rows and problems. No database here.

`open_roster` opens the file, `find_headers` reads what its columns mean, `make_plan` settles how to read them,
`clean_chunk` turns rows into clean ones (also in another process), `Households` and `Duplicates` look across rows.
"""
