"""One file per step: text and layers in, one layer out."""
