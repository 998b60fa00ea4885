"""First person: "I" and "we" are whoever is quoted, outside quotations the author."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.model.attribution import Attribution
from sayso.model.party import KnownBy
from sayso.stages.who.entities import PRONOUN, Cast, Casting, Entity, Known, Sort
from sayso.stages.who.lexicon import Pronoun, plain_name
from sayso.stages.who.scene import Scene
from sayso.stages.who.slots import Slots

QUOTED = 0.9  # who quotes whom is itself read from the page
NO_NAME = 0.6  # a text without a byline may have several authors
AUTHOR = 0.8  # "we" may be more than the byline


@dataclass(slots=True)
class FirstPerson:
    """Who "I" is, row by row of the attributions."""

    scene: Scene
    cast: Cast
    castings: Sequence[Casting]
    around: Sequence[int | None]
    authors: dict[str, Entity] = field(default_factory=dict)

    def give(self, row: int, slots: Slots) -> None:
        """Give "I" to whoever is quoted, else to the author; say why other words mean nobody."""
        casting = self.castings[row]
        if casting.speaker is not None or not slots.source:
            return
        head = slots.source[0]
        pronoun = self._pronoun(head)
        if pronoun is None or pronoun.person != "1":
            known = self.scene.lower(head) in self.scene.lexicon.pronouns
            casting.why_none = "pronoun:nobody fits" if known else "not understood"
            return
        quoter = self._quoter(row)
        if quoter is None and self.around[row] is None and not self.scene.quoted[head]:
            quoter = self._author(pronoun)
        if quoter is None:
            casting.why_none = "pronoun:first person, speaker unknown"
            return
        how = quoter.how if quoter.by is KnownBy.AUTHOR else "pronoun:first person"
        casting.speaker = replace(quoter, how=how, confidence=QUOTED * quoter.confidence)
        if not quoter.open:
            self._keep(head, quoter.entity)

    def mention(self, attributions: Sequence[Attribution]) -> None:
        """Keep every "I" in the quoted words of a speaker as a mention, and the author's elsewhere."""
        whose: dict[int, Entity] = {}
        for row in sorted(range(len(attributions)), key=lambda row: -_length(attributions[row])):
            speaker = self.castings[row].speaker
            if speaker is not None and not speaker.open and not speaker.entity.members:
                whose.update(dict.fromkeys(self.scene.rows(attributions[row].content), speaker.entity))
        for row, pronoun in self._first_persons():
            entity = whose.get(row) if self.scene.quoted[row] else self.authors.get(pronoun.cls)
            if entity is not None and (pronoun.number == "one" or not self.scene.quoted[row]):
                self._keep(row, entity)

    def _pronoun(self, row: int) -> Pronoun | None:
        return self.scene.lexicon.pronouns.get(self.scene.lower(row))

    def _first_persons(self) -> Iterator[tuple[int, Pronoun]]:
        for row in range(len(self.scene.tokens)):
            pronoun = self._pronoun(row)
            if pronoun is not None and pronoun.person == "1":
                yield row, pronoun

    def _quoter(self, row: int) -> Known | None:
        """Return the speaker of the nearest attribution around this one that has one."""
        outer, steps = self.around[row], 0
        while outer is not None and steps < len(self.castings):
            if self.castings[outer].speaker is not None:
                return self.castings[outer].speaker
            outer, steps = self.around[outer], steps + 1
        return None

    def _author(self, pronoun: Pronoun) -> Known:
        """Return whoever wrote the article: by byline or outlet where known, else by this pronoun alone."""
        article = self.scene.article
        named = bool(article.authors or article.outlet)
        entity = self.authors.get(pronoun.cls)
        if entity is None and named:
            entity = next(iter(self.authors.values()), None) or self._by_name()
        entity = entity or self.cast.new(Sort.PERSON if pronoun.number == "one" else Sort.GROUP)
        self.authors[pronoun.cls] = entity
        return Known(entity, "author" if named else "author:not named", AUTHOR if named else NO_NAME)

    def _by_name(self) -> Entity:
        article = self.scene.article
        entity = self.cast.new(Sort.PERSON if article.authors else Sort.BODY)
        entity.called = article.authors[0] if article.authors else article.outlet or ""
        entity.words = tuple(plain_name(entity.called).split())
        return entity

    def _keep(self, row: int, entity: Entity) -> None:
        span = self.scene.syntax.span(row, row)
        entity.mentions.add(span)
        if self.scene.tokens[row].dep in ("nsubj", "nsubjpass") or not entity.forms:
            entity.forms.append((PRONOUN, span))


def _length(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)
