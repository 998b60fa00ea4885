"""On whose say-so?  Reads news and shows who makes every statement, in exactly which words."""

__version__ = "0.1.0"
