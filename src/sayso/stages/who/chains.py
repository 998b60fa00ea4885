"""Chains: from who speaks to who stands behind, as far as the text tells, each step with its words.

A source may cite another, a document has an author, and who holds an office of a body speaks for it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    APPOSITION,
    CONJUNCT,
    NOUN_CLAUSE,
    OBJECT,
    PARTICIPLES,
    PASSIVE_SUBJECT,
    PAST_FORMS,
    PLURAL_NOUN,
    POSSESSIVE_ENDING,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from sayso.model.span import Span, hull
from sayso.stages.who.describing import describe
from sayso.stages.who.entities import NAME, NOUN, Cast, Casting, Entity, Known, Sort
from sayso.stages.who.lexicon import plain, plain_name
from sayso.stages.who.name_words import SHORTEST_ACRONYM
from sayso.stages.who.names import FULL, Name, by_row
from sayso.stages.who.phrases import LONGEST_PHRASE, complements, core_end, modifiers, phrase, possessor
from sayso.stages.who.scene import Scene
from sayso.stages.who.slots import Slots

_STEPS = 3  # from a report over who wrote it to the body: no chain goes on for longer
_BEFORE = 4  # words between a body and the office: "Halden Herald senior opinion editor"
_RUN = 8  # words between an office and a name: "manager of Orme-Vale hospital Ana Ruiz"
_LONGEST_COMPOUND = 12  # words and hyphens glued to each other; it keeps a text without blanks linear
_RUNS_ON = frozenset({"NOUN", "ADJ", "PROPN", "PUNCT", "DET", "ADP", "CCONJ"})
_KIND = frozenset({"NOUN", "ADJ", "PROPN"})

Step = tuple[Entity, tuple[Span, ...]]
_OTHERS = frozenset({SUBJECT, APPOSITION, CONJUNCT})


class Needs(StrEnum):
    """What somebody has to be to be spoken for."""

    NOTHING = "nothing"
    BODY = "body"
    NAME = "name"  # a body, or a name that is nobody's as far as the text tells
    FIRM = "firm"  # the same, or one word that may name anything but a place


class Tie(NamedTuple):
    """Who stands behind somebody by the head row, the words that say it, and what that has to be."""

    row: int
    words: Span
    needs: Needs


def fill_chains(
    scene: Scene,
    names: Sequence[Name],
    cast: Cast,
    found: Mapping[int, Known],
    slots: Sequence[Slots],
    castings: Sequence[Casting],
    attributions: Sequence[Attribution],
) -> None:
    """Fill each chain: whoever is named around it first, then the speaker, then who stands behind."""
    behind = _Behind(scene, names, cast, found)
    for row, casting in enumerate(castings):
        if casting.speaker is None and casting.doubt is None:
            continue
        one = attributions[row]
        before = () if one.within is None or one.within >= row else castings[one.within].steps
        speaker = () if casting.speaker is None else ((casting.speaker.entity, one.source),)
        casting.steps = _once((*before, *speaker, *behind.all(slots[row], casting)))


def _once(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Drop who comes again: the last place counts, for it is nearest the origin."""
    kept: dict[int, Step] = {}
    for step in steps:
        kept.pop(step[0].number, None)
        kept[step[0].number] = step
    return tuple(kept.values())


class _Behind:
    """Who stands behind each entity, by the words that first say so."""

    def __init__(self, scene: Scene, names: Sequence[Name], cast: Cast, found: Mapping[int, Known]) -> None:
        self.scene, self.cast, self.found = scene, cast, found
        self.named = by_row(names)
        self.in_titles: dict[int, Span] = {}  # the body before a title, by its last row
        self.steps: dict[int, Step] = {}
        for row, tie in sorted(self._ties(names)):
            front = found.get(row)
            if front is None or (self._is_document(row) and front.entity.sort is not Sort.DOCUMENT):
                continue
            back = self._entity(tie)
            if back is not None and front.entity is not back:
                self.steps.setdefault(front.entity.number, (back, (tie.words,)))
        for entity in cast.entities:
            step = None if entity.number in self.steps else self._by_post(entity)
            if step is not None:
                self.steps[entity.number] = step

    def all(self, slots: Slots, casting: Casting) -> Iterator[Step]:
        """Yield who stands behind one source: whom it cites or who made it, and on to the origin."""
        rows = slots.origins
        cited = [(self.found[row].entity, (_citing(self.scene, row),)) for row in rows if row in self.found]
        yield from cited
        last = cited[-1][0] if cited else None if casting.speaker is None else casting.speaker.entity
        for _ in range(_STEPS):
            if last is None or last.number not in self.steps:
                return
            yield self.steps[last.number]
            last = self.steps[last.number][0]

    def _ties(self, names: Sequence[Name]) -> Iterator[tuple[int, Tie]]:
        for name in names:
            yield from ((name.head, tie) for tie in self._of_name(name))
        for row in sorted(self.found):
            if row in self.named:
                continue
            if self._speaks_for(row):
                yield from ((row, tie) for tie in self._of_office(row))
            elif self.scene.lemmas[row] in self.scene.lexicon.serving:
                yield from ((row, tie) for tie in self._of_service(row))
            elif self._is_document(row):
                yield from ((row, tie) for tie in self._of_document(row))

    def _of_name(self, name: Name) -> Iterator[Tie]:
        """Yield whom somebody named speaks for: by the office beside the name, else by "of …" alone."""
        if name.body:
            return
        posts = [role.row for role in describe(self.scene, name)]
        posts += [row for row in (self._post_before(name), self._post_after(name)) if row is not None]
        joined = [
            child
            for row in posts
            for child in self.scene.syntax.children[row]
            if self.scene.tokens[child].dep == CONJUNCT
        ]
        offices = [
            row
            for row in (*posts, *self._one_of(posts), *joined)
            if row not in self.named and self._speaks_for(row)
        ]
        found = [tie for row in offices for tie in self._of_office(row)]
        yield from found
        if not (offices and self._is_officer(name)):  # "army spokesman Capt. Ana Ruiz"
            yield from self._of_title(name)
        for row in (*posts, *self._one_of(posts), *joined):
            if row not in self.named and self.scene.lemmas[row] in self.scene.lexicon.serving:
                yield from self._of_service(row)
        yield from self._of_rank(name)
        yield from self._of_clause(name.head)
        if any(self.scene.lexicon.speaks_for[self.scene.lemmas[row]] for row in offices):
            yield from self._of_client(name.head)
        alone = not posts or (offices and not found) or (posts == [name.head] and self._is_officer(name))
        if alone and len(name.words) >= FULL:
            for _, below in complements(self.scene, name.head, self.scene.lexicon.member_of):
                if self._organised(below):
                    words = _from_to(self.scene, name.first, core_end(self.scene, below))
                    yield Tie(below, words, Needs.NAME)

    def _one_of(self, posts: Iterable[int]) -> list[int]:
        """Return the posts of which somebody has one with others: "one of Vale's lawyers"."""
        several = [row for row in posts if self.scene.tokens[row].pos == "NUM"]
        return [
            below
            for row in several
            for _, below in complements(self.scene, row, self.scene.lexicon.inside)
            if self.scene.tokens[below].tag == PLURAL_NOUN
        ]

    def _of_title(self, name: Name) -> Iterator[Tie]:
        """Yield the body before a title: "Halden Council" of "Halden Council Chairman Ana Ruiz"."""
        scene, lexicon = self.scene, self.scene.lexicon
        before = range(name.begin, name.first)
        earlier = {scene.folded[row] for row in range(max(0, name.begin - 1), name.first)}
        if name.title is None or lexicon.recalling & earlier:
            return
        if name.title.noun not in lexicon.speaks_for and not self._is_officer(name):
            return
        last = next((row for row in reversed(before) if self._ends_body(name.begin, row)), None)
        if last is None and self._is_officer(name) and name.begin and self._is_body_noun(name.begin - 1):
            yield Tie(name.begin - 1, scene.syntax.span(name.begin - 1, name.first - 1), Needs.BODY)
        if last is not None and not self._speak_for_themselves(name.begin, last):
            self.in_titles[last] = scene.syntax.span(name.begin, last)
            yield Tie(last, scene.syntax.span(name.begin, name.first - 1), Needs.NOTHING)

    def _is_officer(self, name: Name) -> bool:
        """Return whether the title before a name is a rank that a body gives."""
        return name.title is not None and name.title.noun in self.scene.lexicon.officers

    def _ends_body(self, first: int, row: int) -> bool:
        """Return whether words before a title are a body: by their last noun, by letters, or a known one."""
        scene, lexicon = self.scene, self.scene.lexicon
        words = " ".join(plain(scene.words[at]) for at in range(first, row + 1))
        if lexicon.country(words) or words in lexicon.places:
            return False
        letters = scene.words[row].isalpha() and scene.words[row].isupper() and not scene.titular(row)
        known = letters and len(words) > SHORTEST_ACRONYM and words not in lexicon.titles
        person = any(one.words[-1:] == (words,) for one in self.cast.entities if one.sort is Sort.PERSON)
        return self._is_body_noun(row) or lexicon.names_body(words) or (known and not person)

    def _speak_for_themselves(self, first: int, last: int) -> bool:
        """Return whether a body is one whose members speak for themselves: a Senate committee, a school."""
        elected = self.scene.folded[first] in self.scene.lexicon.elected and first < last
        return elected or self.scene.lemmas[last] in self.scene.lexicon.learned

    def _of_rank(self, name: Name) -> Iterator[Tie]:
        """Yield the body in a rank before a name: the police of "Orme Police Sgt. Ida Brook"."""
        for row in range(name.begin, name.first):
            if self.scene.folded[row] in self.scene.lexicon.ranked:
                yield Tie(row, self.scene.syntax.span(name.begin, name.first - 1), Needs.NOTHING)
                return

    def _of_service(self, row: int) -> Iterator[Tie]:
        """Yield for whom aid workers or volunteers are there: "with …", or the name before them."""
        scene = self.scene
        start = max(scene.syntax.left[row], row - LONGEST_PHRASE)
        for _, noun in complements(scene, row, scene.lexicon.serving_for):
            below = self._by_name(noun)
            if self._organised(noun):
                needs = Needs.BODY if below == noun else Needs.FIRM
                yield Tie(below, _from_to(scene, start, core_end(scene, below)), needs)
        before = self._before(row)
        if before is not None and before in self.named:
            yield Tie(before, _from_to(scene, start, before, row), Needs.BODY)

    def _of_clause(self, row: int) -> Iterator[Tie]:
        """Yield whom a clause says that somebody heads, or works for: "Ana Ruiz, who runs the council"."""
        scene = self.scene
        for verb in scene.syntax.below(row, RELATIVE_CLAUSE):
            if scene.tokens[verb].tag in PAST_FORMS:  # "who had worked for the council"
                continue
            if scene.lemmas[verb] in scene.lexicon.heading:
                for below in scene.syntax.below(verb, OBJECT):
                    yield Tie(below, _from_to(scene, verb, core_end(scene, below)), Needs.BODY)
            if scene.lemmas[verb] in scene.lexicon.working:
                for _, below in complements(scene, verb, scene.lexicon.serving_for):
                    yield Tie(below, _from_to(scene, verb, core_end(scene, below)), Needs.BODY)

    def _post_before(self, name: Name) -> int | None:
        """Return the office whose body runs up to a name: "manager of Orme-Vale hospital Ana Ruiz"."""
        scene = self.scene
        if self._before(name.begin) is None:
            return None
        body = self.named.get(name.begin - 1)
        start = name.begin - 1 if body is None else body.begin - 1
        for at in range(start, max(0, start - _RUN), -1):
            if scene.folded[at] in scene.lexicon.belongs:
                return at - 1 if self._speaks_for(at - 1) else None
            if scene.tokens[at].pos not in _RUNS_ON and scene.tokens[at].tag not in PARTICIPLES:
                break
        return None

    def _post_after(self, name: Name) -> int | None:
        """Return the office right behind a name in a text that lost its commas: "Ana Ruiz head of …"."""
        scene = self.scene
        if not scene.has_commas:
            for at in range(name.end + 1, min(name.end + 1 + _BEFORE, len(scene.tokens))):
                if self._speaks_for(at):
                    return at
                if scene.tokens[at].pos not in ("DET", "ADJ", "NOUN"):
                    break
        return None

    def _is_document(self, row: int) -> bool:
        return row not in self.named and self.scene.lemmas[row] in self.scene.lexicon.documents

    def _speaks_for(self, row: int) -> bool:
        return self.scene.lemmas[row] in self.scene.lexicon.speaks_for

    def _organised(self, row: int) -> bool:
        """Return whether "of …" behind a name is a body that people speak for: no school, paper or place."""
        lexicon, name = self.scene.lexicon, self.named.get(row)
        if name is None:
            lemma = self.scene.lemmas[row]
            return (lemma in lexicon.bodies and lemma not in lexicon.learned) or self._capital(row)
        if lexicon.names_body(" ".join(name.words)):
            return False
        if name.words[-1] in lexicon.outlet_words or lexicon.learned & set(name.words):
            return False
        return name.body

    def _capital(self, row: int) -> bool:
        """Return whether a capital inside a sentence makes a body of a plural: "Doctors of the Delta"."""
        first = self.scene.sentence(row).first
        return self.scene.tokens[row].tag == PLURAL_NOUN and row > first and self.scene.words[row].istitle()

    def _of_office(self, row: int) -> Iterator[Tie]:
        """Yield whom the holder of an office speaks for: the ministry of "a spokesman for the ministry"."""
        scene, lexicon = self.scene, self.scene.lexicon
        owner = possessor(scene, row)
        theirs = set() if owner is None else modifiers(scene, owner)
        if lexicon.recalling & (modifiers(scene, row) - theirs):  # a former chief speaks for himself
            return
        person = lexicon.speaks_for[scene.lemmas[row]] or self._is_press_post(row)
        near, far = (Needs.NOTHING, Needs.NOTHING) if person else (Needs.BODY, Needs.NAME)
        of_firm = not {scene.lemmas[row], scene.lemmas[self._glued(row)]}.isdisjoint(lexicon.of_firms)
        far = Needs.FIRM if of_firm else far
        start = max(scene.syntax.left[row], row - LONGEST_PHRASE)
        for preposition, noun in complements(scene, row, lexicon.belongs | lexicon.seated):
            below = self._by_name(noun)
            # "head of Halden hospital Ana Ruiz" goes on to her name.
            own = self.named.get(below) if below == noun else None
            at = None if own is None or own.body else self._before(own.begin)
            last = core_end(scene, below) if at is None else at
            inside = scene.folded[preposition] in lexicon.seated  # "a source in Halden" is no body
            if f"{scene.lemmas[row]} {scene.folded[preposition]} {scene.folded[noun]}" in lexicon.roles:
                continue  # "chief of staff"
            firm = not person and scene.folded[preposition] in lexicon.employed
            needs = Needs.BODY if inside else Needs.FIRM if firm or below != noun else far
            yield Tie(below if at is None else at, _from_to(scene, start, last), needs)
        if owner is not None:
            yield Tie(owner, _from_to(scene, start, row), near)
        before = self._before(row)
        if before is not None:
            needs = Needs.FIRM if of_firm and self._in_full(before) else near
            yield Tie(before, _from_to(scene, start, before, row), needs)
        if person:
            yield from self._of_client(row)

    def _of_client(self, row: int) -> Iterator[Tie]:
        """Yield whom a lawyer acts for by a clause behind: "a lawyer who represents Ana Ruiz"."""
        scene = self.scene
        for verb in scene.syntax.below(row, *ADNOMINAL_CLAUSES):
            for below in scene.syntax.below(verb, OBJECT):
                if scene.lemmas[verb] in scene.lexicon.acting:
                    yield Tie(below, _from_to(scene, row, verb, core_end(scene, below)), Needs.NOTHING)

    def _by_surname(self, row: int) -> Entity | None:
        """Return the person whose surname begins a sentence, where a capital makes no name."""
        word = plain(self.scene.words[row])
        if row != self.scene.sentence(row).first or row in self.named or not self.scene.capital(row):
            return None
        found = [one for one in self.cast.entities if len(one.words) >= FULL and one.words[-1] == word]
        return found[0] if len(found) == 1 and found[0].sort is Sort.PERSON else None

    def _glued(self, row: int) -> int:
        """Return the first of words with no space between them: "editor-in-chief"."""
        tokens, least = self.scene.tokens, max(0, row - _LONGEST_COMPOUND)
        while row > least and tokens[row - 1].end == tokens[row].start:
            row -= 1
        return row

    def _in_full(self, row: int) -> bool:
        """Return whether a name has all words by which the article calls whom it names: no surname alone."""
        name, known = self.named.get(row), self.found.get(row)
        return name is not None and known is not None and name.words == known.entity.words

    def _is_press_post(self, row: int) -> bool:
        """Return whether an office of two words speaks for a person, too: "press secretary"."""
        words = f"{self.scene.folded[row - 1]} {self.scene.lemmas[row]}" if row else ""
        return self.scene.lexicon.speaks_for.get(words, False)

    def _by_name(self, row: int) -> int:
        """Return the name right behind the noun of a body: "the aid group Halden Help"."""
        name = self.named.get(row + 1) if self.scene.has_commas and row not in self.named else None
        firm = name is not None and name.title is None and self._is_body_noun(row)
        return name.head if name is not None and firm else row

    def _before(self, row: int) -> int | None:
        """Return the body right before an office: "Halden Water Board spokeswoman", "ministry official"."""
        row = self._glued(row)
        for at in range(row - 1, max(-1, row - 1 - _BEFORE), -1):
            name, token = self.named.get(at), self.scene.tokens[at]
            if name is not None:
                return name.head if token.dep not in _OTHERS else None
            if (token.pos in _KIND and self._is_body_noun(at)) or self._by_surname(at) is not None:
                return at
            if token.pos not in _KIND or token.head <= at:
                return None
        return None

    def _is_body_noun(self, row: int) -> bool:
        lexicon, called = self.scene.lexicon, (self.scene.lemmas[row], self.scene.folded[row])
        return any(word in lexicon.bodies or word in lexicon.spoken_for for word in called)

    def _of_document(self, row: int) -> Iterator[Tie]:
        """Yield who made a document: its owner, "by …", a name before it, or who said it "in a statement"."""
        scene, lexicon = self.scene, self.scene.lexicon
        left = max(scene.syntax.left[row], row - LONGEST_PHRASE)
        owner = possessor(scene, row)
        if owner is not None:
            yield Tie(owner, _from_to(scene, left, row), Needs.NOTHING)
        for preposition, below in complements(scene, row, lexicon.made_by):
            unsure = scene.folded[preposition] not in lexicon.authored  # "a poll of voters"
            words = _from_to(scene, left, core_end(scene, below))
            yield Tie(below, words, Needs.BODY if unsure else Needs.NOTHING)
        for verb in self._making(row):
            for _, below in complements(scene, verb, lexicon.made_by):
                words = _from_to(scene, left, verb, core_end(scene, below))
                yield Tie(below, words, Needs.NOTHING)
        before = None if scene.lemmas[row] in lexicon.filed else self._before(row)
        if before is not None:
            yield Tie(before, _from_to(scene, left, before, row), Needs.BODY)
        yield from self._said_in(row)

    def _by_post(self, entity: Entity) -> Step | None:
        """Return the one body that the article names after somebody's post: "the interior minister"."""
        lexicon = self.scene.lexicon
        for span in entity.roles:
            written = {plain(word) for word in span.of(self.scene.text).split()}
            posts = [post for post in lexicon.posts if post in written]
            field = {word for word in written - {*posts} if not lexicon.country(word)}
            if posts and posts[0] in lexicon.post_fields:
                field = {lexicon.post_fields[posts[0]]}
            if posts and field and not lexicon.recalling & field:
                bodies = [one for one in self.cast.entities if self._is_headed(one, posts[0], field)]
                if len(bodies) == 1:
                    return bodies[0], (span,)
        return None

    def _is_headed(self, body: Entity, post: str, field: Collection[str]) -> bool:
        """Return whether a body has its name of the field of a post: "interior" of the interior ministry."""
        kinds = self.scene.lexicon.posts[post]
        called = {*body.words, *body.nouns}
        return body.sort is Sort.BODY and bool(kinds & called) and {*field} <= {*called, *body.said}

    def _making(self, row: int) -> Iterator[int]:
        """Yield the verbs that make a document: "a report published by …", "the report was released by …"."""
        scene = self.scene
        below = scene.syntax.below(row, NOUN_CLAUSE)
        above = (scene.tokens[row].head,) if scene.tokens[row].dep == PASSIVE_SUBJECT else ()
        for verb in (*below, *above):
            if scene.lemmas[verb] in scene.lexicon.making:
                yield verb

    def _said_in(self, row: int) -> Iterator[Tie]:
        """Yield who says something in a document: "the ministry said in a statement that …"."""
        scene = self.scene
        by = scene.tokens[row].head
        verb = scene.tokens[by].head
        if scene.tokens[row].dep != PREPOSITION_OBJECT or scene.folded[by] not in scene.lexicon.seated:
            return
        for child in scene.syntax.children[verb]:
            if scene.tokens[child].dep == SUBJECT and child in self.found:
                yield Tie(child, _from_to(scene, child, row), Needs.NOTHING)

    def _entity(self, tie: Tie) -> Entity | None:
        """Return who stands behind: who was met there, else the body called so, if that may be."""
        known = self.found.get(tie.row)
        if known is not None and known.open:
            return None
        entity = self._called(tie.row) if known is None else known.entity
        owner = None if entity is None else self._owner(entity)
        if entity is None or owner is not None or self._may(entity, tie.needs):
            return owner or entity
        return self._staff(entity) if tie.needs in (Needs.BODY, Needs.FIRM) else None

    def _staff(self, person: Entity) -> Entity | None:
        """Return the one campaign that the article names after somebody: "Vale's adviser" speaks for it."""
        if person.sort is Sort.BODY or not person.words:
            return None
        found = [
            one
            for one in self.cast.entities
            if one.sort is Sort.BODY
            and self.scene.lexicon.campaigns & {*one.words, *one.nouns}
            and person.words[-1] in {*one.words, *one.said}
        ]
        return found[0] if len(found) == 1 else None

    def _owner(self, entity: Entity) -> Entity | None:
        """Return the one body meant by an owner in a text that lost its marks: "the Observatorys chief"."""
        if entity.sort is Sort.BODY or len(entity.words) != 1:
            return None
        owners = {word.removesuffix("s") for word in entity.words} & self.scene.lexicon.bodies.keys()
        bodies = [one for one in self.cast.entities if one.sort is Sort.BODY and owners & {*one.words}]
        return bodies[0] if len(bodies) == 1 else None

    def _called(self, row: int) -> Entity | None:
        """Return the body that words mean which bring nobody to mind: the one called so, else a new one."""
        scene, noun = self.scene, self.scene.folded[row]
        if row in self.in_titles:
            return self._written(self.in_titles[row])
        if not self._is_body_noun(row) and not self._capital(row):
            return self._by_surname(row)
        span = self._phrase(row)
        more = {word.casefold() for word in span.of(scene.text).split()} - scene.lexicon.definite - {noun}
        like = [
            one
            for one in self.cast.entities
            if one.sort is Sort.BODY and noun in {*one.words, *one.nouns} and more <= {*one.words, *one.said}
        ]
        if len(like) == 1:
            return like[0]
        named = list(self._named_like(more))
        if len(named) == 1:
            return named[0]
        entity = self.cast.new(Sort.BODY)
        entity.nouns.add(noun)
        entity.said.update(more)
        entity.forms.append((NOUN, span))
        entity.mentions.add(span)
        return entity

    def _written(self, span: Span) -> Entity:
        """Return the body that is written so, here or elsewhere in the article."""
        text, words = self.scene.text, plain_name(span.of(self.scene.text))
        for one in self.cast.entities:
            written = (plain_name(mention.of(text)) for mention in one.mentions)
            if one.sort is Sort.BODY and (" ".join(one.words) == words or words in written):
                return one
        entity = self.cast.new(Sort.BODY, tuple(words.split()))
        entity.forms.append((NAME, span))
        entity.mentions.add(span)
        return entity

    def _named_like(self, words: Collection[str]) -> Iterator[Entity]:
        """Yield the bodies with a name of the kind that words tell: "the Halden-based monitoring group"."""
        likes = self.scene.lexicon.body_likes
        kinds = {likes[word] for word in words if word in likes}
        for one in self.cast.entities:
            if one.sort is Sort.BODY and one.words and kinds & {likes.get(word) for word in one.words}:
                yield one

    def _phrase(self, row: int) -> Span:
        """Return the words of a body: with the name right before it, as in "Vale campaign manager"."""
        first = row
        while first > 0 and (first - 1 in self.named or self._tells_apart(first - 1)):
            first -= 1
        if first > 1 and self.scene.tokens[first - 1].tag == POSSESSIVE_ENDING and first - 2 in self.named:
            first = self.named[first - 2].begin  # "Vale's campaign"
        return hull((self.scene.syntax.span(first, row), phrase(self.scene, row)))

    def _tells_apart(self, row: int) -> bool:
        """Return whether a capital tells one body from another: "Norvian army"."""
        token = self.scene.tokens[row]
        return token.pos in ("PROPN", "ADJ") and self.scene.words[row].istitle()

    def _may(self, entity: Entity, needs: Needs) -> bool:
        """Return whether it can be spoken for: a body, no place, and people by few offices.

        A name of which no person is told will do behind "of": "the head of Rebel Watch".
        """
        lexicon = self.scene.lexicon
        if needs is Needs.NOTHING or entity.sort is Sort.BODY:
            return needs is Needs.NOTHING or " ".join(entity.words) not in lexicon.places
        told = entity.pronoun or entity.votes or entity.roles or entity.nouns & lexicon.roles.keys()
        named = entity.sort is Sort.GROUP or (entity.sort is Sort.PERSON and not told and not entity.spoke)
        firm = entity.sort is Sort.NAME and not told and not lexicon.names_body(" ".join(entity.words))
        return (needs in (Needs.NAME, Needs.FIRM) and named) or (needs is Needs.FIRM and firm)


def _from_to(scene: Scene, *rows: int) -> Span:
    """Return the words from the first of some rows to the last."""
    return scene.syntax.span(min(rows), max(rows))


def _citing(scene: Scene, row: int) -> Span:
    """Return the words that lead on to `row`: "citing the ministry", "report by the ministry"."""
    above = scene.tokens[row].head
    if scene.tokens[above].pos == "ADP" and scene.tokens[above].head < above:
        above = scene.tokens[above].head
    left = max(scene.syntax.left[row], row - LONGEST_PHRASE)
    far = abs(above - row) > LONGEST_PHRASE
    return _from_to(scene, left, row if far else above, core_end(scene, row))
