"""Train the attribution network; it goes on from its last finished epoch when started again."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 — as everybody writes it
from torch import Tensor

from training.attribution.corpus import Corpus
from training.attribution.examples import IGNORED, Batch, Stretch, collate, cut, straight_marks
from training.attribution.network import LAYERS, Network, Scored

ENCODER = ("word", "pos", "ln", "layers")
# Without instructions of its own for bfloat16 a processor takes twenty times as long as with whole floats.
HALF = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 — torch has no public name for it
LIKE = 25  # words by which stretches may differ and still count as of one length
SIDE = 0.3  # weight of the side tasks: part of a content, part of a source
TOLD = 0.4  # weight of what a statement does, and whether it must be told
LINED = 2  # passes over the articles with labelled lines for one over the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train: the recipe of the shipped file."""

    seed: int = 1
    epochs: int = 6
    fold: int = 3  # of the articles with labelled lines: held out
    layers: int = LAYERS
    batch: int = 16
    encoder_rate: float = 2e-4
    other_rate: float = 1e-3
    warm_up: int = 100
    averaged_from: float = 0.5  # share of the steps after which the weights are averaged
    averaged_over: int = 250  # steps
    orders: int = 2  # of the last pass
    threads: int = 2


def train(corpus: Corpus, encoder: Path, out: Path, plan: Plan) -> Network:
    """Return the network: the last pass is run in several orders, and what they end with is averaged.

    `out` holds the last finished pass that all share; the ends lie beside it.
    """
    torch.set_num_threads(plan.threads)
    batches = len(_stretches(corpus, plan, None)) / plan.batch
    total = plan.epochs * batches * 1.1  # windows of varied size are a tenth more
    state = _started(corpus, encoder, plan)
    state.resume(out)
    for _ in range(state.epoch, plan.epochs - 1):
        _epoch(state, corpus, plan, total)
        state.save(out)
    ends = [_ended(corpus, encoder, out, plan, total, order) for order in range(plan.orders)]
    network = state.network
    network.load_state_dict(
        {name: torch.stack([end[name] for end in ends]).mean(0) for name in network.state_dict()}
    )
    return network


def _started(corpus: Corpus, encoder: Path, plan: Plan) -> "_State":
    torch.manual_seed(plan.seed)
    vocabulary = corpus.vocabulary
    network = Network(len(vocabulary.tags), len(vocabulary.relations), layers=plan.layers)
    network.load_encoder(encoder)
    source = random.Random(plan.seed)  # noqa: S311 — no secret
    return _State(network, _optimizer(network, plan), source)


def _ended(
    corpus: Corpus, encoder: Path, out: Path, plan: Plan, total: float, order: int
) -> dict[str, Tensor]:
    """Return the averaged weights after the last pass, run in an order of its own."""
    path = out.with_name(f"{out.stem}-{order}{out.suffix}")
    state = _started(corpus, encoder, plan)
    state.resume(path if path.exists() else out)
    if state.epoch < plan.epochs:
        if order:
            state.source.seed(plan.seed + order)
        _epoch(state, corpus, plan, total)
        state.save(path)
    return state.average or state.network.state_dict()


class _State:
    """All that a run needs to go on: weights, their average, the optimiser and the source of chance."""

    def __init__(self, network: Network, optimizer: torch.optim.Optimizer, source: random.Random) -> None:
        self.network, self.optimizer, self.source = network, optimizer, source
        self.epoch = self.step = 0
        self.average: dict[str, Tensor] | None = None

    def resume(self, path: Path) -> None:
        if not path.exists():
            return
        kept: dict[str, Any] = torch.load(path, weights_only=False)
        self.network.load_state_dict(kept["network"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.source.setstate(kept["source"])
        torch.set_rng_state(kept["dropout"])
        self.epoch, self.step, self.average = kept["epoch"], kept["step"], kept["average"]

    def save(self, path: Path) -> None:
        kept = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "source": self.source.getstate(),
            "dropout": torch.get_rng_state(),
            "epoch": self.epoch,
            "step": self.step,
            "average": self.average,
        }
        part = path.with_suffix(".part")
        torch.save(kept, part)
        part.replace(path)

    def blend(self, share: float) -> None:
        """Move the average a `share` of the way towards the present weights."""
        weights = self.network.state_dict()
        if self.average is None:
            self.average = {name: weight.clone() for name, weight in weights.items()}
        for name, weight in weights.items():
            self.average[name].lerp_(weight, share)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = [p for name, p in network.named_parameters() if name.split(".")[0] in ENCODER]
    other = [p for name, p in network.named_parameters() if name.split(".")[0] not in ENCODER]
    groups = [
        {"params": encoder, "lr": plan.encoder_rate, "peak": plan.encoder_rate},
        {"params": other, "lr": plan.other_rate, "peak": plan.other_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def _epoch(state: _State, corpus: Corpus, plan: Plan, total: float) -> None:
    state.network.train()
    stretches = _stretches(corpus, plan, state.source)
    batches = _batches(stretches, state.source, plan.batch)
    began, loss = time.monotonic(), 0.0
    for done, stretches_here in enumerate(batches, start=1):
        _set_rate(state, plan, total)
        loss += _learn(state, _batch(stretches_here, corpus))
        if state.step > total * plan.averaged_from and state.step % 5 == 0:
            state.blend(5 / plan.averaged_over)
        if done % 25 == 0:
            took = time.monotonic() - began
            print(
                f"epoch {state.epoch + 1}  {done}/{len(batches)}  loss {loss / done:.4f}  {took:.0f} s",
                flush=True,
            )
    state.epoch += 1


def _stretches(corpus: Corpus, plan: Plan, source: random.Random | None) -> list[Stretch]:
    straight = straight_marks(corpus.vocabulary.pieces)
    return [
        stretch
        for document in corpus.fitted(plan.fold)
        for _ in range(LINED if document.lined else 1)
        for stretch in cut(document, source, straight)
    ]


def _batches(stretches: list[Stretch], source: random.Random, size: int) -> list[list[Stretch]]:
    """Return the stretches in batches of nearly one length, so that little is padded, in random order."""
    source.shuffle(stretches)
    stretches.sort(key=lambda stretch: -(-(stretch.window.last - stretch.window.first) // LIKE))
    batches = [stretches[row : row + size] for row in range(0, len(stretches), size)]
    source.shuffle(batches)
    return batches


def _set_rate(state: _State, plan: Plan, total: float) -> None:
    factor = min(1.0, (state.step + 1) / plan.warm_up) * max(0.02, 1 - state.step / total)
    for group in state.optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def _batch(stretches: Sequence[Stretch], corpus: Corpus) -> Batch:
    known = corpus.vocabulary.pieces
    return collate(stretches, (known["[CLS]"], known["[SEP]"]))


def _learn(state: _State, batch: Batch) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        scores = state.network(*batch.inputs)
    loss = loss_of(scores, batch)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(state.network.parameters(), 1.0)
    state.optimizer.step()
    state.optimizer.zero_grad()
    state.step += 1
    return float(loss.detach())


def loss_of(scores: Scored, batch: Batch) -> Tensor:
    """Return the loss: owners of words, cues, their sources and acts, and two side tasks."""
    count = batch.real.sum()
    real = batch.real.clone()
    real[:, 0] = True
    said, nested = (
        pairs.float().masked_fill(~real[:, None, :], -1e4) for pairs in (scores.content, scores.nested)
    )
    main = (
        _cross_entropy(said, batch.said_by)
        + _cross_entropy(nested, batch.nested_by)
        + _cross_entropy(scores.marked, batch.marked)
        + _cross_entropy(scores.cue, batch.cue)
        + _source_loss(scores.source, batch)
    )
    side = _cross_entropy(scores.content_tag, batch.content) + _cross_entropy(scores.source_tag, batch.source)
    return (main + SIDE * side + TOLD * _told_loss(scores, batch)) / count


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return F.cross_entropy(
        scores.float().reshape(-1, scores.shape[-1]),
        wanted.reshape(-1),
        ignore_index=IGNORED,
        reduction="sum",
    )


def _source_loss(by: Tensor, batch: Batch) -> Tensor:
    if not batch.sources:
        return by.sum() * 0
    example, cue = (torch.tensor([one[place] for one in batch.sources]) for place in (0, 1))
    scores = by.float()[example, :, cue]
    wanted = torch.zeros_like(scores)
    for row, (_, _, words) in enumerate(batch.sources):
        wanted[row, words] = 1
    counted = batch.real[example].clone()
    counted[:, 0] = False
    return (F.binary_cross_entropy_with_logits(scores, wanted, reduction="none") * counted).sum()


def _told_loss(scores: Scored, batch: Batch) -> Tensor:
    """Return the loss of acts, any of the accepted ones being right, and of what must be told."""
    if not batch.acts:
        return scores.must.sum() * 0
    example, anchor = (torch.tensor([one[place] for one in batch.acts]) for place in (0, 1))
    chances = torch.log_softmax(scores.act.float()[example, anchor], -1)
    accepted = torch.full_like(chances, -1e4)
    for row, (_, _, acts) in enumerate(batch.acts):
        accepted[row, list(acts)] = 0
    must = torch.tensor([float(one[2]) for one in batch.must])
    told = F.binary_cross_entropy_with_logits(scores.must.float()[example, anchor], must, reduction="sum")
    return told - torch.logsumexp(chances + accepted, -1).sum()
