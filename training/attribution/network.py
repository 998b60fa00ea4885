"""The attribution network: a small BERT over word pieces and features, with scores for pairs of words."""

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 — as everybody writes it
from safetensors.torch import load_file
from torch import Tensor, nn

SIZE, HEADS, INNER, PIECES = 384, 12, 1536, 30522  # those of MiniLM-L6, whose weights it starts from
PAIR = 128
FAR = 15  # steps of distance between two words, on a logarithmic scale
LINES = 3


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

    def __init__(self, tags: int, relations: int, *, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(PIECES, SIZE), nn.Embedding(512, SIZE)
        self.case, self.quote, self.brk = (nn.Embedding(count, SIZE) for count in (6, 4, 3))
        self.tag, self.dep = nn.Embedding(tags + 1, SIZE), nn.Embedding(relations + 1, SIZE)
        self.role = nn.Embedding(4, SIZE)
        for feature in self.features():
            nn.init.zeros_(feature.weight)
        self.ln, self.drop = nn.LayerNorm(SIZE, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.head_gate, self.hln = nn.Linear(SIZE, SIZE, bias=False), nn.LayerNorm(SIZE)
        nn.init.zeros_(self.head_gate.weight)
        self.hdrop = nn.Dropout(0.2)
        self.cue, self.ctag, self.stag = (nn.Linear(SIZE, 3) for _ in range(3))
        self.proj = nn.Linear(SIZE, 4 * PAIR)
        self.Uc, self.Us = (nn.Parameter(torch.eye(PAIR) / math.sqrt(PAIR)) for _ in range(2))
        self.bc, self.bs, self.bs_t = (nn.Linear(PAIR, 1) for _ in range(3))
        nn.init.constant_(self.bs.bias, -3.0)
        self.null = nn.Linear(SIZE, 1)
        self.dist, self.linediff = nn.Embedding(2 * FAR + 1, 2), nn.Embedding(2 * LINES + 1, 2)
        nn.init.zeros_(self.dist.weight)
        nn.init.zeros_(self.linediff.weight)
        self.trust = nn.Linear(SIZE, 2)
        nn.init.zeros_(self.trust.weight)
        nn.init.ones_(self.trust.bias)

    def features(self) -> tuple[nn.Embedding, ...]:
        """Return the embeddings of the word features, in the order of their columns."""
        return self.case, self.quote, self.brk, self.tag, self.dep, self.role

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
        self,
        ids: Tensor,
        features: Tensor,
        mask: Tensor,
        first: Tensor,
        head: Tensor,
        line: Tensor,
        ruled: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return scores: cue, content and source by word; content and source by pair (word, first of cue).

        `first` is the piece each word begins with; row 0 stands for nobody, and so does column 0.
        `ruled` are the cues that the rules link a word to, as content and as source.
        """
        words = self.read(ids, features, mask, first, head)
        everywhere = torch.arange(line.shape[1], device=line.device)
        content, source = self.pairs(words, line, ruled, everywhere)
        content = torch.cat([self.null(words), content[:, :, 1:]], 2)
        return self.cue(words), self.ctag(words), self.stag(words), content, source

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

    def pairs(self, words: Tensor, line: Tensor, ruled: Tensor, cues: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of each word to be content, and source, of the cues that begin at `cues`."""
        said, says, source, sourced = F.gelu(self.proj(words)).split(PAIR, -1)
        says, sourced = says[:, cues], sourced[:, cues]
        bias = self.bias(line, cues) + self.linked(words, ruled, cues)
        content = said @ (says @ self.Uc.T).transpose(1, 2) + self.bc(says).transpose(1, 2) + bias[..., 0]
        by = source @ (sourced @ self.Us.T).transpose(1, 2) + self.bs(sourced).transpose(1, 2)
        return content, by + self.bs_t(source) + bias[..., 1]

    def linked(self, words: Tensor, ruled: Tensor, cues: Tensor) -> Tensor:
        """Return what the rules' links tell of each pair, as far as the words make them trusted."""
        same = (ruled[:, :, None, :] == cues[None, None, :, None]) & (ruled[:, :, None, :] > 0)
        return same.to(words.dtype) * self.trust(words)[:, :, None, :]

    def bias(self, line: Tensor, cues: Tensor) -> Tensor:
        """Return what distance in words and in lines alone tells of each pair."""
        row = torch.arange(line.shape[1], device=line.device)
        apart = row[:, None] - cues[None, :]
        steps = torch.clamp(torch.log2(apart.abs().float() + 1) * 2, max=FAR).long() * torch.sign(apart) + FAR
        lines = torch.clamp(line[:, :, None] - line[:, cues][:, None, :], -LINES, LINES) + LINES
        return self.dist(steps)[None] + self.linediff(lines)
