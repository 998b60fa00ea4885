"""The attribution network: a small BERT over word pieces and features, with scores for pairs of words."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 — as everybody writes it
from safetensors.torch import load_file
from torch import Tensor, nn

from training.attribution.labels import ACTS

SIZE, HEADS, INNER, PIECES = 384, 12, 1536, 30522  # those of MiniLM-L6, whose weights it starts from
LAYERS = 4  # the first of MiniLM's six
PAIR = 128
FAR = 15  # steps of distance between two words, on a logarithmic scale
LINES = 3
MARKED, CUES = 3, 5  # classes of a word as PolNeAR marks it, and as the lines do


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.ln1, self.ln2 = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the words after this layer."""
        x = self.ln1(x + self.drop(self.out(self.attend(x, mask))))
        return self.ln2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return what each word takes from the others."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, -1).transpose(1, 2) for part in self.qkv(x).split(SIZE, -1)
        )
        found = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        return found.transpose(1, 2).reshape(batch, length, SIZE)


class Network(nn.Module):
    """Scores of each word to begin a cue, of each pair to be cue and content, and to be cue and source."""

    def __init__(self, tags: int, relations: int, *, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(PIECES, SIZE), nn.Embedding(512, SIZE)
        self.case, self.quote, self.brk = (nn.Embedding(count, SIZE) for count in (6, 4, 3))
        self.tag, self.dep = nn.Embedding(tags + 1, SIZE), nn.Embedding(relations + 1, SIZE)
        for feature in self.features():
            nn.init.zeros_(feature.weight)
        self.ln, self.drop = nn.LayerNorm(SIZE, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.head_gate, self.hln = nn.Linear(SIZE, SIZE, bias=False), nn.LayerNorm(SIZE)
        nn.init.zeros_(self.head_gate.weight)
        self.hdrop = nn.Dropout(0.2)
        self.marked, self.cue = nn.Linear(SIZE, MARKED), nn.Linear(SIZE, CUES)
        self.ctag, self.stag = (nn.Linear(SIZE, 3) for _ in range(2))
        self.act, self.must = nn.Linear(SIZE, len(ACTS)), nn.Linear(SIZE, 1)
        self.proj = nn.Linear(SIZE, 6 * PAIR)
        self.Uc, self.Un, self.Us = (nn.Parameter(torch.eye(PAIR) / math.sqrt(PAIR)) for _ in range(3))
        self.bc, self.bn, self.bs, self.bs_t = (nn.Linear(PAIR, 1) for _ in range(4))
        nn.init.constant_(self.bs.bias, -3.0)
        self.null = nn.Linear(SIZE, 2)
        self.dist, self.linediff = nn.Embedding(2 * FAR + 1, 3), nn.Embedding(2 * LINES + 1, 3)
        nn.init.zeros_(self.dist.weight)
        nn.init.zeros_(self.linediff.weight)

    def features(self) -> tuple[nn.Embedding, ...]:
        """Return the embeddings of the word features, in the order of their columns."""
        return self.case, self.quote, self.brk, self.tag, self.dep

    def load_encoder(self, weights: Path) -> None:
        """Take over the encoder's weights from a safetensors file of MiniLM."""
        found = {name.removeprefix("bert."): tensor.float() for name, tensor in load_file(weights).items()}
        parts = "embeddings.word_embeddings", "embeddings.position_embeddings", "embeddings.LayerNorm"
        self.word.weight.data = found[f"{parts[0]}.weight"].clone()
        self.pos.weight.data = (
            found[f"{parts[1]}.weight"] + found["embeddings.token_type_embeddings.weight"][0]
        )
        self.ln.weight.data, self.ln.bias.data = found[f"{parts[2]}.weight"], found[f"{parts[2]}.bias"]
        for row, layer in enumerate(self.layers):
            start = f"encoder.layer.{row}."
            for kind in ("weight", "bias"):
                qkv = [found[f"{start}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                setattr(layer.qkv, kind, nn.Parameter(torch.cat(qkv)))
                for own, theirs in (
                    (layer.out, "attention.output.dense"),
                    (layer.ln1, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.ln2, "output.LayerNorm"),
                ):
                    setattr(own, kind, nn.Parameter(found[f"{start}{theirs}.{kind}"]))

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor, head: Tensor, line: Tensor
    ) -> "Scored":
        """Return the scores of every word, and of every pair of a word and the anchor of a cue.

        `first` is the piece each word begins with; row 0 stands for nobody, and so does column 0.
        """
        words = self.read(ids, features, mask, first, head)
        content, nested, source = self.pairs(words, line, torch.arange(line.shape[1], device=line.device))
        nobody = self.null(words)
        return Scored(
            marked=self.marked(words),
            cue=self.cue(words),
            content_tag=self.ctag(words),
            source_tag=self.stag(words),
            content=torch.cat([nobody[..., :1], content[:, :, 1:]], 2),
            nested=torch.cat([nobody[..., 1:], nested[:, :, 1:]], 2),
            source=source,
            act=self.act(words),
            must=self.must(words)[..., 0],
        )

    def read(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor, head: Tensor) -> Tensor:
        """Return what the encoder holds of each word, with its governor."""
        x = self.word(ids) + self.pos.weight[: ids.shape[1]]
        for column, feature in enumerate(self.features()):
            x = x + feature(features[..., column])
        x = self.drop(self.ln(x))
        hidden = ((1 - mask) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        words = x.gather(1, first[..., None].expand(-1, -1, SIZE))
        governors = words.gather(1, head[..., None].expand(-1, -1, SIZE))
        found: Tensor = self.hdrop(self.hln(words + self.head_gate(governors)))
        return found

    def pairs(self, words: Tensor, line: Tensor, cues: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of each word to be content, nested content, and source of the cues at `cues`."""
        said, says, inner, tells, source, sourced = F.gelu(self.proj(words)).split(PAIR, -1)
        says, tells, sourced = says[:, cues], tells[:, cues], sourced[:, cues]
        bias = self.bias(line, cues)
        content = said @ (says @ self.Uc.T).transpose(1, 2) + self.bc(says).transpose(1, 2) + bias[..., 0]
        nested = inner @ (tells @ self.Un.T).transpose(1, 2) + self.bn(tells).transpose(1, 2) + bias[..., 2]
        by = source @ (sourced @ self.Us.T).transpose(1, 2) + self.bs(sourced).transpose(1, 2)
        return content, nested, by + self.bs_t(source) + bias[..., 1]

    def bias(self, line: Tensor, cues: Tensor) -> Tensor:
        """Return what distance in words and in lines alone tells of each pair."""
        row = torch.arange(line.shape[1], device=line.device)
        apart = row[:, None] - cues[None, :]
        steps = torch.clamp(torch.log2(apart.abs().float() + 1) * 2, max=FAR).long() * torch.sign(apart) + FAR
        lines = torch.clamp(line[:, :, None] - line[:, cues][:, None, :], -LINES, LINES) + LINES
        return self.dist(steps)[None] + self.linediff(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What the network says of the words of a batch, and of pairs (word, anchor)."""

    marked: Tensor
    cue: Tensor
    content_tag: Tensor
    source_tag: Tensor
    content: Tensor
    nested: Tensor
    source: Tensor
    act: Tensor
    must: Tensor
