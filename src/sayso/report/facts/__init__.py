"""What reports show of a reading, without any format."""
