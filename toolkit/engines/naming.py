"""Gives the weight matrices of an IR built from a GGUF the names that LoRA adapters look for.

OpenVINO GenAI attaches an adapter by the friendly names of MatMul nodes; the graph that it builds from a GGUF has none.
Only names are written: the XML is edited in place of the old one, the weights are not touched.
The shapes follow the Qwen2 family (grouped-query attention, biases on q, k and v, SwiGLU).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

from toolkit.errors import ModelError

PROJECTIONS_PER_LAYER = 7


class _Graph:
    """The XML's layers with their edges, as far as naming needs them."""

    def __init__(self, root: ET.Element) -> None:
        layers = root.find("layers")
        edges = root.find("edges")
        if layers is None or edges is None:
            raise ModelError(
                "the IR's XML holds no layers or no edges", help="Run: govreport models remove; then again."
            )
        self.layers = {layer.attrib["id"]: layer for layer in layers}
        self.readers: dict[str, list[str]] = defaultdict(list)
        self.inputs: dict[str, dict[str, str]] = defaultdict(dict)
        for edge in edges:
            self.readers[edge.attrib["from-layer"]].append(edge.attrib["to-layer"])
            self.inputs[edge.attrib["to-layer"]][edge.attrib["to-port"]] = edge.attrib["from-layer"]

    def kind(self, node: str) -> str:
        return self.layers[node].attrib["type"]

    def weight_shape(self, node: str) -> tuple[int, int] | None:
        """(rows, columns) of a MatMul's weight where its second input is a matrix of fixed shape, else None."""
        ports = self.layers[node].find("input")
        if ports is None or len(ports) != 2:
            return None
        shape = [int(dim.text or "-1") for dim in ports[1]]
        return (shape[0], shape[1]) if len(shape) == 2 and min(shape) > 1 else None

    def is_head(self, node: str) -> bool:
        """Whether this matrix makes the logits: what it gives leaves the graph, at most converted on the way."""
        return self.reaches(node, "Result", steps=3, through=frozenset({"Convert", "Reshape"}))

    def reaches(self, node: str, kind: str, *, steps: int, through: frozenset[str]) -> bool:
        """Whether a node of this kind is among the readers, at most `steps` away, passing only `through`."""
        here = {node}
        for _ in range(steps):
            here = {reader for start in here for reader in self.readers[start]}
            if any(self.kind(reader) == kind for reader in here):
                return True
            here = {reader for reader in here if self.kind(reader) in through}
        return False

    def adds_bias(self, node: str) -> bool:
        """Whether the result is added to a constant."""
        for reader in self.readers[node]:
            if self.kind(reader) == "Add":
                other = [source for source in self.inputs[reader].values() if source != node]
                if (
                    other
                    and self.kind(other[0]) in {"Const", "Convert", "Multiply", "Reshape"}
                    and self._constant(other[0])
                ):
                    return True
        return False

    def _constant(self, node: str) -> bool:
        """Whether a node is computed from constants alone; weights are at most a few nodes away from theirs."""
        if self.kind(node) == "Const":
            return True
        sources = list(self.inputs[node].values())
        return (
            bool(sources)
            and self.kind(node) in {"Convert", "Multiply", "Reshape", "Subtract"}
            and all(self._constant(source) for source in sources)
        )


def _number(layer: ET.Element) -> int:
    found = re.search(r"(\d+)$", layer.attrib["name"])
    return int(found[1]) if found else -1


def _projections(graph: _Graph, group: list[str]) -> dict[str, str]:
    """Node id → projection path for the seven weight matrices of one layer."""
    shapes = {node: graph.weight_shape(node) or (0, 0) for node in group}
    hidden = min(columns for _, columns in shapes.values())
    names: dict[str, str] = {}
    for node in group:
        rows, columns = shapes[node]
        if columns > hidden:
            names[node] = "mlp.down_proj"
        elif rows > hidden:
            gate = graph.reaches(node, "Swish", steps=1, through=frozenset())
            names[node] = "mlp.gate_proj" if gate else "mlp.up_proj"
        elif rows < hidden:
            rotary = graph.reaches(
                node, "Slice", steps=6, through=frozenset({"Add", "Reshape", "Transpose", "Multiply"})
            )
            names[node] = "self_attn.k_proj" if rotary else "self_attn.v_proj"
        else:
            names[node] = "self_attn.q_proj" if graph.adds_bias(node) else "self_attn.o_proj"
    return names


def name_projections(xml: Path) -> int:
    """Name every projection in an IR's XML; return the number of layers.

    Raises ModelError where the graph is not of the known family: an adapter would then be ignored in silence.
    """
    tree = ET.parse(xml)
    graph = _Graph(tree.getroot())
    weights = [
        node
        for node, layer in graph.layers.items()
        if layer.attrib["type"] == "MatMul" and graph.weight_shape(node) and not graph.is_head(node)
    ]
    weights.sort(key=lambda node: _number(graph.layers[node]))
    if not weights or len(weights) % PROJECTIONS_PER_LAYER:
        raise ModelError(f"{xml}: {len(weights)} weight matrices do not make whole layers", help=_UNKNOWN)
    layers = len(weights) // PROJECTIONS_PER_LAYER
    for number in range(layers):
        names = _projections(graph, weights[number * PROJECTIONS_PER_LAYER : (number + 1) * PROJECTIONS_PER_LAYER])
        if len(set(names.values())) != PROJECTIONS_PER_LAYER:
            raise ModelError(f"{xml}: layer {number} holds {sorted(names.values())}", help=_UNKNOWN)
        for node, path in names.items():
            graph.layers[node].set("name", f"__module.model.layers.{number}.{path}/ov_ext::linear/MatMul")
    tree.write(xml, encoding="utf-8", xml_declaration=True)
    return layers


_UNKNOWN = "Adapters are known to work on the Qwen2 family only; use the model without one."
