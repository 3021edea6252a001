"""Forms of this room: what a person types, before the services check it."""

from rastro_node.tracing.forms.answers import AnswerForm
from rastro_node.tracing.forms.intake import IntakeForm
from rastro_node.tracing.forms.photograph import PhotographForm
from rastro_node.tracing.forms.progress import ProgressForm
from rastro_node.tracing.forms.sending import SendForm

__all__ = ["AnswerForm", "IntakeForm", "PhotographForm", "ProgressForm", "SendForm"]
