"""How a province report looks: one HTML file that opens offline, or a document for a word processor.

`story` tells a report as blocks in one language; `page` and `document` only draw blocks. What the report says
is the business of `queries.report`.
"""
