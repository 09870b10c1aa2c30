"""lienket: ontology. Meaning: the OWL ontology, SHACL shapes, SKOS vocabularies, the national programme as
data, and the IRIs and terms by which code names them. `README.md` says what lives where."""
