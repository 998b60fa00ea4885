"""One score per stage, under the stage's name, and the gate that keeps them from falling."""
