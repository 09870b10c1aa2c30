"""What a province report says: the catalogue's answers about one place side by side, with numbered notes."""

from queries.report.build import report
from queries.report.model import Report

__all__ = ["Report", "report"]
