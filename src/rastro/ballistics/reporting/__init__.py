"""What is written of comparisons: the sentences of a report, and validation reports as pages and on paper."""

from rastro.ballistics.reporting import texts as _texts
from rastro.ballistics.reporting.statement import Statement, statement, statement_of_marks

__all__ = ["Statement", "statement", "statement_of_marks"]

del _texts
