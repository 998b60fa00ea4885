"""Two articles side by side, and the versions of one."""
