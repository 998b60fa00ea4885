"""The centre: frozen nouns, standard library only."""
