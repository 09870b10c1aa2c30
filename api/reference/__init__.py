"""The ontology as pages for people: terms, vocabularies, class diagram, guide and changes, in both languages.

The pages are made when lienket is built (`python -m api.reference FOLDER`), into `dist/`, which
`api.routes.reference` serves. At run time only `listing` is needed: it knows where a thing is shown.
"""
