"""Text to `Procedure`: a wrong file stops the load and names the file, the field and the reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from procedures_kb.build import build_legal_text, build_procedure
from procedures_kb.model import LegalText, Procedure
from procedures_kb.named import Named
from procedures_kb.portal.imported import ImportedProcedures
from procedures_kb.portal.succession import edited_wins
from procedures_kb.portal_record import slug_of

HERE = Path(__file__).parent
CONTENT = HERE / "content"
SCHEMA_PATH = HERE / "schema/procedure.schema.json"
SHARED_SCHEMA_PATH = HERE / "schema/shared.schema.json"
DAYS = ("review_by", "verified_on", "starts_on", "ends_on", "in_force_from", "in_force_to")


class InvalidProcedure(ValueError):
    """A procedure file breaks the schema; says which file, which field and why."""


class Procedures(Mapping[str, Procedure]):
    """The edited procedures, then the imported ones, which are read when they are asked for."""

    def __init__(
        self, edited: Mapping[str, Procedure], imported: Mapping[str, Procedure] | None = None
    ) -> None:
        self.edited = edited
        self.imported = imported if imported is not None else {}

    def __getitem__(self, slug: str) -> Procedure:
        return self.edited[slug] if slug in self.edited else self.imported[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self.edited or slug in self.imported

    def __iter__(self) -> Iterator[str]:
        yield from self.edited
        yield from (slug for slug in self.imported if slug not in self.edited)

    def __len__(self) -> int:
        return len(self.edited) + sum(slug not in self.edited for slug in self.imported)


@dataclass(frozen=True)
class KnowledgeBase:
    """Procedures by slug, and the registers their facts point into.

    `imported` is None unless the base was loaded with the portal's records; `procedures` then has
    both, and iterating over its values reads thousands of records: `edited` is what is in memory.
    """

    procedures: Mapping[str, Procedure]
    legal_texts: Mapping[str, LegalText]
    fields: Mapping[str, str]
    sources: Mapping[str, str]
    imported: ImportedProcedures | None = None

    @property
    def edited(self) -> Mapping[str, Procedure]:
        kept = self.procedures
        return kept.edited if isinstance(kept, Procedures) else kept

    @property
    def titles(self) -> dict[str, str]:
        """The name of every procedure by slug; reads no record."""
        names = dict(self.imported.titles) if self.imported else {}
        return {**{slug: item.name for slug, item in self.edited.items()}, **names}

    def named(self, slug: str) -> Named:
        """What it is called; reads no record. Raises KeyError."""
        if self.imported is None or slug in self.edited:
            return self.procedures[slug]
        return self.imported.title(slug)

    def find(self, slug_or_code: str) -> Procedure | None:
        """By its slug, or by its code on the portal."""
        named = self.procedures.get(slug_or_code) or self.procedures.get(slug_of(slug_or_code))
        if named:
            return named
        return next((item for item in self.edited.values() if item.code == slug_or_code), None)

    def binds_on(self, number: str, day: date) -> bool:
        """False where the register says that the text came into force later."""
        known = self.legal_texts.get(number)
        return known is None or known.in_force_from is None or known.in_force_from <= day

    def with_procedure(self, procedure: Procedure) -> KnowledgeBase:
        edited = {**self.edited, procedure.slug: procedure}
        return replace(self, procedures=Procedures(edited, self.imported))


def load_knowledge_base(folder: Path = CONTENT, imported: Path | None = None) -> KnowledgeBase:
    """The edited procedures, and with `imported` (what `import` wrote) those of the portal too.

    Raises InvalidProcedure for a wrong file of the folder, BadStore for a wrong `imported`.
    """
    shared = folder / "_shared"
    edited = _by_slug([load_procedure(path) for path in procedure_files(folder)])
    texts = read_register(shared / "legal_texts.yaml")
    fields = {key: raw["name"] for key, raw in read_register(shared / "fields.yaml").items()}
    portal = _imported(imported, edited, fields) if imported else None
    return KnowledgeBase(
        procedures=Procedures(edited, portal),
        legal_texts={number: build_legal_text(number, raw) for number, raw in texts.items()},
        fields={**(portal.fields if portal else {}), **fields},
        sources={key: raw["what"] for key, raw in read_register(shared / "sources.yaml").items()},
        imported=portal,
    )


def _imported(
    path: Path, edited: Mapping[str, Procedure], fields: Mapping[str, str]
) -> ImportedProcedures:
    return ImportedProcedures(path, edited_wins(edited.values()), fields)


def procedure_files(folder: Path = CONTENT) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name != "_shared")


def load_procedure(path: Path) -> Procedure:
    try:
        return parse_procedure(path.read_text(encoding="utf-8"))
    except (InvalidProcedure, UnicodeDecodeError) as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error


def parse_procedure(text: str) -> Procedure:
    """Raises InvalidProcedure, with the field's path and the reason, for all but a valid one."""
    raw = _read(text)
    _check(raw, _validator(SCHEMA_PATH))
    return build_procedure(raw)


def read_yaml(path: Path) -> dict[str, Any]:
    """A register of `_shared/`: always a mapping. Days are left as text."""
    try:
        raw = _read(path.read_text(encoding="utf-8"))
    except (InvalidProcedure, UnicodeDecodeError) as error:
        raise InvalidProcedure(f"{path.name}: {error}") from error
    if not isinstance(raw, dict):
        raise InvalidProcedure(f"{path.name}: a mapping is needed")
    return raw


def read_register(path: Path) -> dict[str, Any]:
    """A register that fits its schema. Raises InvalidProcedure with the file, entry and reason."""
    raw = read_yaml(path)
    try:
        _check({path.stem: raw}, _validator(SHARED_SCHEMA_PATH))
    except InvalidProcedure as error:
        raise InvalidProcedure(
            f"{path.name}: {str(error).removeprefix(f'{path.stem}/')}"
        ) from error
    return raw


class _PlainConstructor(SafeConstructor):
    """Leaves days as text: YAML's own reader of days can't say in which field an odd one stands."""


_PlainConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def _read(text: str) -> Any:
    yaml = YAML(typ="safe")
    yaml.Constructor = _PlainConstructor
    try:
        return yaml.load(text)
    except (YAMLError, ValueError) as error:
        raise InvalidProcedure(f"not YAML: {error}") from error


def _check(raw: Any, validator: Any) -> None:
    try:
        plain = json.loads(json.dumps(raw, default=str))
    except (TypeError, ValueError) as error:  # a key that is a list; an entry that holds itself
        raise InvalidProcedure(f"(top): {error}") from error
    for wrong in validator.iter_errors(plain):
        raise InvalidProcedure(f"{_where(wrong.absolute_path)}: {wrong.message}")
    for path, day in _days(plain, ()):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise InvalidProcedure(f"{_where(path)}: {error}") from error


def _where(path: Iterable[str | int]) -> str:
    return "/".join(map(str, path)) or "(top)"


def _days(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a day stands, and the day, in text the schema has found good."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in DAYS and isinstance(item, str):
                yield (*path, key), item
            yield from _days(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _days(item, (*path, number))


def _by_slug(loaded: list[Procedure]) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for procedure in loaded:
        if procedure.slug in found:
            raise InvalidProcedure(f"{procedure.slug}: two files describe it")
        found[procedure.slug] = procedure
    return found


@lru_cache(maxsize=2)
def _validator(schema: Path) -> Any:
    return jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
