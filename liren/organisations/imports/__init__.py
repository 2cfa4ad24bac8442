"""Lists of bodies and posts as spreadsheets have them: words, reading, what a row would do."""
