"""lienket: queries. The questions that the graph answers and the rules that link its targets."""
