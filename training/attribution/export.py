"""Export: the network as an int8 file that onnxruntime runs, one window at a time."""

import types
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
import torch.nn.functional as F  # noqa: N812 — as everybody writes it
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.stages.attribution.scores import BEGINS, BEGINS_INSIDE, LEAST_IN_WINDOW, TURNS
from sayso.stages.attribution.weights import TENSORS
from sayso.stages.attribution.words import FEATURES
from training.attribution.network import HEADS, SIZE, Layer, Network
from training.attribution.rounding import round_model
from training.attribution.smoothing import smooth

INPUTS = ("ids", "features", "first", "head", "line")
OUTPUTS = ("marked", "cue", "likely", "content", "nested", "source", "act", "must")


def export(network: Network, out: Path, sample: Iterable[Sequence[Tensor]]) -> None:
    """Write the network to `out`, its matrices in eight bits; `sample` is some input of the common kind."""
    network.eval()
    smooth(network, sample)
    for layer in network.layers:
        layer.attend = types.MethodType(_attend, layer)
    wide, narrow = 40, 33
    example = (
        torch.zeros(1, wide, dtype=torch.long),
        torch.zeros(1, wide, FEATURES, dtype=torch.long),
        torch.arange(narrow)[None],
        torch.zeros(1, narrow, dtype=torch.long),
        torch.zeros(1, narrow, dtype=torch.long),
    )
    axes = {name: {1: "pieces" if name in INPUTS[:2] else "words"} for name in INPUTS}
    axes |= {"marked": {1: "words"}, "cue": {1: "words"}, "likely": {0: "cues"}}
    axes |= {name: {1: "words", 2: "cues"} for name in ("content", "nested", "source")}
    axes |= {name: {1: "cues"} for name in ("act", "must")}
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _OneWindow(network),
            example,
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quantize_dynamic(
            str(full),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        rounded = onnx.load(str(out))
        round_model(onnx.load(str(full)), rounded)
        save(rounded, out)


def save(model: onnx.ModelProto, out: Path) -> None:
    """Write the network to `out`, and its numbers to a file beside it that can be mapped into memory."""
    (out.parent / TENSORS).unlink(missing_ok=True)  # onnx would write behind what is there
    onnx.save(
        model,
        str(out),
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=TENSORS,
        size_threshold=1024,
    )
    (out.parent / TENSORS).chmod(0o644)


class _OneWindow(nn.Module):
    """The network for one window without padding: chances for cues, and scores for pairs with a likely one.

    `likely` are the rows of those; content is the score over being said by nobody.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, features: Tensor, first: Tensor, head: Tensor, line: Tensor
    ) -> tuple[Tensor, ...]:
        net = self.network
        words = net.read(ids, features, torch.ones(1, 1), first, head)
        marked, cue = torch.softmax(net.marked(words), -1), torch.softmax(net.cue(words), -1)
        lined = cue[0, 1:, BEGINS] + cue[0, 1:, BEGINS_INSIDE] + cue[0, 1:, TURNS]
        chance = torch.maximum(lined, marked[0, 1:, BEGINS])
        likely = 1 + torch.nonzero(chance > LEAST_IN_WINDOW)[:, 0]
        content, nested, source = net.pairs(words, line, likely)
        nobody, anchors = net.null(words), words[:, likely]
        act, must = torch.softmax(net.act(anchors), -1), torch.sigmoid(net.must(anchors)[..., 0])
        return marked, cue, likely, content - nobody[..., :1], nested - nobody[..., 1:], source, act, must


class _Attention(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it."""

    @staticmethod
    def forward(_ctx: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:  # noqa: ANN401 — as torch calls it
        batch, length, _ = q.shape
        parts = (part.view(batch, length, HEADS, -1).transpose(1, 2) for part in (q, k, v))
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(batch, length, SIZE)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:  # noqa: ANN401 — as torch calls it
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


def _attend(layer: Layer, x: Tensor, _mask: Tensor) -> Tensor:
    q, k, v = layer.qkv(x).split(SIZE, -1)
    found: Tensor = _Attention.apply(q, k, v)
    return found
