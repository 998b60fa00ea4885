// Nothing of a claim needs a script.
