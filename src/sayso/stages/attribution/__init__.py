"""The learned reader of attributions: word features, network, scores per cue, spans."""
