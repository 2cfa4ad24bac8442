"""The commands of `liren` that belong to the installation itself, one file each."""
