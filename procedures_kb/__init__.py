"""The procedures, as data: YAML content, its schema, and the only code that reads them."""

from procedures_kb.as_json import procedure_as_json
from procedures_kb.load import (
    InvalidProcedure,
    KnowledgeBase,
    load_knowledge_base,
    parse_procedure,
)
from procedures_kb.model import Confidence, LegalRef, Need, Paper, Procedure, Way, in_force
from procedures_kb.named import Named, Title

__all__ = [
    "Confidence",
    "InvalidProcedure",
    "KnowledgeBase",
    "LegalRef",
    "Named",
    "Need",
    "Paper",
    "Procedure",
    "Title",
    "Way",
    "in_force",
    "load_knowledge_base",
    "parse_procedure",
    "procedure_as_json",
]
