"""Text as the recognisers see it: normalised, folded, cut into blocks and sentences, mapped to the source."""
