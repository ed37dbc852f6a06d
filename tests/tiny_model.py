"""A Qwen2 model with random weights, small enough to be built in a test and read by OpenVINO GenAI."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy

HIDDEN = 96
HEADS = 6
KV_HEADS = 2
HEAD_SIZE = HIDDEN // HEADS
FEED_FORWARD = 160
LAYERS = 2
MERGES = ("Ġ t", "h e", "i n", "Ġt he", "a n", "o n")
SPECIALS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SEED = 20240607


def byte_letters() -> list[str]:
    """The letter that stands for each byte in GPT-2's byte-level BPE (its `bytes_to_unicode` table)."""
    plain = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in plain]
    return [chr(byte) if byte in plain else chr(256 + others.index(byte)) for byte in range(256)]


def write_tiny_gguf(path: Path, *, seed: int = SEED) -> Path:
    """Write the model to `path`: vocabulary of 256 bytes, a few merges and ChatML's specials; weights from `seed`."""
    tokens = [*byte_letters(), *(merge.replace(" ", "") for merge in MERGES), *SPECIALS]
    normal = len(tokens) - len(SPECIALS)
    writer = gguf.GGUFWriter(path, "qwen2")
    writer.add_name("tiny")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(2)
    writer.add_block_count(LAYERS)
    writer.add_context_length(4096)
    writer.add_embedding_length(HIDDEN)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.NORMAL] * normal + [gguf.TokenType.CONTROL] * len(SPECIALS))
    writer.add_token_merges(MERGES)
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_pad_token_id(tokens.index("<|endoftext|>"))
    writer.add_add_bos_token(False)

    random = numpy.random.default_rng(seed)

    def matrix(name: str, rows: int, columns: int) -> None:
        values = random.normal(0, 0.3, (rows, columns)).astype(numpy.float32)
        kind = gguf.GGMLQuantizationType.Q8_0
        writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)

    def vector(name: str, size: int, centre: float) -> None:
        writer.add_tensor(name, (centre + random.normal(0, 0.1, size)).astype(numpy.float32))

    matrix("token_embd.weight", len(tokens), HIDDEN)
    vector("output_norm.weight", HIDDEN, 1.0)
    matrix("output.weight", len(tokens), HIDDEN)
    for layer in range(LAYERS):
        for part, rows in (("q", HIDDEN), ("k", KV_HEADS * HEAD_SIZE), ("v", KV_HEADS * HEAD_SIZE)):
            matrix(f"blk.{layer}.attn_{part}.weight", rows, HIDDEN)
            vector(f"blk.{layer}.attn_{part}.bias", rows, 0.0)
        matrix(f"blk.{layer}.attn_output.weight", HIDDEN, HIDDEN)
        matrix(f"blk.{layer}.ffn_gate.weight", FEED_FORWARD, HIDDEN)
        matrix(f"blk.{layer}.ffn_up.weight", FEED_FORWARD, HIDDEN)
        matrix(f"blk.{layer}.ffn_down.weight", HIDDEN, FEED_FORWARD)
        vector(f"blk.{layer}.attn_norm.weight", HIDDEN, 1.0)
        vector(f"blk.{layer}.ffn_norm.weight", HIDDEN, 1.0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
