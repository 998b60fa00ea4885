"""The version of sayso, which every reading, store and folder of parts names."""

__version__ = "0.2.0"
