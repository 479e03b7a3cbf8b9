"""Text to `Procedure`: a wrong file stops the load and names the file, the field and the reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from procedures_kb.build import build_legal_text, build_procedure
from procedures_kb.model import LegalText, Procedure

HERE = Path(__file__).parent
CONTENT = HERE / "content"
SCHEMA_PATH = HERE / "schema/procedure.schema.json"


class InvalidProcedure(ValueError):
    """A procedure file breaks the schema; says which file, which field and why."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Procedures by slug, and the registers their facts point into."""

    procedures: Mapping[str, Procedure]
    legal_texts: Mapping[str, LegalText]
    fields: Mapping[str, str]
    sources: Mapping[str, str]

    def with_procedure(self, procedure: Procedure) -> KnowledgeBase:
        return replace(self, procedures={**self.procedures, procedure.slug: procedure})


def load_knowledge_base(folder: Path = CONTENT) -> KnowledgeBase:
    shared = folder / "_shared"
    loaded = [load_procedure(path) for path in procedure_files(folder)]
    texts = read_yaml(shared / "legal_texts.yaml")
    return KnowledgeBase(
        procedures=_by_slug(loaded),
        legal_texts={number: build_legal_text(number, raw) for number, raw in texts.items()},
        fields={key: raw["name"] for key, raw in read_yaml(shared / "fields.yaml").items()},
        sources={key: raw["what"] for key, raw in read_yaml(shared / "sources.yaml").items()},
    )


def procedure_files(folder: Path = CONTENT) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name != "_shared")


def load_procedure(path: Path) -> Procedure:
    try:
        return parse_procedure(path.read_text(encoding="utf-8"))
    except (InvalidProcedure, UnicodeDecodeError) as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error


def parse_procedure(text: str) -> Procedure:
    """Raises InvalidProcedure, with the field's path and the reason, for all but a valid one."""
    try:
        raw = YAML(typ="safe").load(text)
    except (YAMLError, ValueError) as error:
        raise InvalidProcedure(f"not YAML: {error}") from error
    for wrong in _validator().iter_errors(json.loads(json.dumps(raw, default=str))):
        where = "/".join(map(str, wrong.absolute_path)) or "(top)"
        raise InvalidProcedure(f"{where}: {wrong.message}")
    return build_procedure(raw)


def read_yaml(path: Path) -> dict[str, Any]:
    """A register of `_shared/`: always a mapping."""
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict):
        raise InvalidProcedure(f"{path.name}: a mapping is needed")
    return raw


def _by_slug(loaded: list[Procedure]) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for procedure in loaded:
        if procedure.slug in found:
            raise InvalidProcedure(f"{procedure.slug}: two files describe it")
        found[procedure.slug] = procedure
    return found


@lru_cache(maxsize=1)
def _validator() -> Any:
    return jsonschema.Draft7Validator(json.loads(SCHEMA_PATH.read_text(encoding="utf-8")))
