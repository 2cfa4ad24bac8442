"""What a change of the map would do, worked out by reading alone: codes, free codes, the tables concerned."""
