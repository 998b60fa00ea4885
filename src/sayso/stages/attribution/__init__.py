"""Attribution: the small rules by which statements are found, one family of cues a module."""
