"""Names in the graph: each projection must get its own, and a graph of another family none at all."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import gguf
import numpy
import openvino
import pytest
from tiny_model import LAYERS

from toolkit.engines.ir import ir_folder
from toolkit.engines.models import Model
from toolkit.engines.naming import PROJECTIONS_PER_LAYER, name_projections
from toolkit.errors import ModelError

IN_GGUF = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
NAME = re.compile(r"__module\.model\.layers\.(\d+)\.([a-z_.]+)/ov_ext::linear/MatMul")


@pytest.fixture
def xml(tiny_model: Model, tmp_path: Path) -> Path:
    """A copy of the graph as OpenVINO saved it."""
    copy = tmp_path / "openvino_model.xml"
    copy.write_bytes((ir_folder(tiny_model) / copy.name).read_bytes())
    copy.with_suffix(".bin").symlink_to(ir_folder(tiny_model) / "openvino_model.bin")
    return copy


def stored_bytes(node: openvino.Node) -> bytes:
    """The largest constant that a weight is computed from: its 8-bit numbers."""
    found: list[bytes] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.get_type_name() == "Constant":
            found.append(here.data.tobytes())
        waiting += [source.get_node() for source in here.input_values()]
    return max(found, key=len)


def test_each_projection_of_the_gguf_has_its_own_name(tiny_model: Model, xml: Path) -> None:
    assert name_projections(xml) == LAYERS
    tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(tiny_model.weights.path).tensors}
    named = {}
    for node in openvino.Core().read_model(xml).get_ops():
        found = NAME.fullmatch(node.get_friendly_name())
        if found:
            named[found[1], found[2]] = stored_bytes(node.input_value(1).get_node())
    assert len(named) == LAYERS * PROJECTIONS_PER_LAYER
    for (layer, path), in_graph in named.items():
        blocks = tensors[f"blk.{layer}.{IN_GGUF[path]}.weight"].data.reshape(-1, 34)
        in_gguf = (blocks[:, 2:] ^ 0x80).astype(numpy.uint8).tobytes()  # Q8_0: 2 bytes of scale, 32 signed numbers
        assert in_graph == in_gguf, f"layer {layer}, {path}"


def test_naming_changes_names_alone(xml: Path) -> None:
    before = ET.parse(xml).getroot()
    name_projections(xml)
    after = ET.parse(xml).getroot()
    for root in (before, after):
        for layer in root.iter("layer"):
            layer.attrib.pop("name")
    assert ET.canonicalize(ET.tostring(before)) == ET.canonicalize(ET.tostring(after))


def drop_a_projection(root: ET.Element) -> None:
    next(layer for layer in root.iter("layer") if layer.get("type") == "MatMul").set("type", "Gather")


def no_swish(root: ET.Element) -> None:
    for layer in root.iter("layer"):
        if layer.get("type") == "Swish":
            layer.set("type", "Gelu")


def no_edges(root: ET.Element) -> None:
    edges = root.find("edges")
    assert edges is not None
    root.remove(edges)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (drop_a_projection, "do not make whole layers"),
        (no_swish, r"layer 0 holds .*up_proj.*up_proj"),
        (no_edges, "no edges"),
    ],
)
def test_a_graph_of_another_family_is_refused(xml: Path, spoil: object, said: str) -> None:
    tree = ET.parse(xml)
    spoil(tree.getroot())  # type: ignore[operator]
    tree.write(xml)
    with pytest.raises(ModelError, match=said):
        name_projections(xml)
