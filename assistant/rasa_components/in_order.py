"""Rasa's graph, run one node after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class InOrder(GraphRunner):
    """A `GraphRunner` that finds the order of the nodes once a target.

    Rasa's own runner has Dask find it anew for each message, which takes longer than our nodes do.
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._order = lru_cache(maxsize=None)(self._found_order)

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> InOrder:
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """What each target gives; `inputs` are by the name that nodes need them under."""
        wanted = tuple(targets or self._schema.target_names)
        given = {name: (name, value) for name, value in (inputs or {}).items()}
        for name in self._order(wanted):
            given[name] = self._nodes[name](*(given[of] for of in self._needs(name)))
        return {name: given[name][1] for name in wanted}

    def _needs(self, name: str) -> Sequence[str]:
        return list(self._schema.nodes[name].needs.values())

    def _found_order(self, targets: Sequence[str]) -> tuple[str, ...]:
        """The nodes that the targets rest on, each after those it needs."""
        found: dict[str, None] = {}

        def visit(name: str) -> None:
            if name in found or name not in self._schema.nodes:  # an input is no node
                return
            for before in self._needs(name):
                visit(before)
            found[name] = None

        for target in targets:
            visit(target)
        return tuple(found)
