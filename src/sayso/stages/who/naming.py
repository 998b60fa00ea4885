"""Naming: which names are names of the same one."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.model.party import How
from sayso.stages.who.describing import body_noun, describe, describe_entity
from sayso.stages.who.entities import Cast, Entity, Known, Sort
from sayso.stages.who.lexicon import Role, plain
from sayso.stages.who.names import Name
from sayso.stages.who.scene import Scene

# A family name is shared by few; beyond this many bearers only the latest are compared, to stay linear.
MOST_BEARERS = 20
SHORTEST_MISSPELT = 5  # letters; shorter family names that differ by one are mostly two people's
# How sure each is, on the resolver's own scale: one sign among those by which `doubts` tells the chance.
SURE, FAMILY, FIRST, SHORT, SHARED = 0.97, 0.95, 0.85, 0.9, 0.6


def name_entities(scene: Scene, names: Sequence[Name], cast: Cast) -> dict[int, Known]:
    """Return whom each row of a name means, and each role noun beside it."""
    described = _Described(scene)
    known = _group_names(scene, names, cast, described)
    return described.beside | {row: whom for one, whom in zip(names, known, strict=True) for row in one.rows}


class _Described:
    """What stands beside the names read so far."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.beside: dict[int, Known] = {}
        self.posted: list[Entity] = []

    def add(self, name: Name, entity: Entity) -> None:
        """Give an entity what stands beside one of its names."""
        if not name.body:
            self.beside |= describe_entity(self.scene, name, entity)
            self._share(entity)
        row = body_noun(self.scene, name)
        if row is not None and not (entity.nouns or entity.pronoun_told):
            entity.sort = Sort.BODY
            entity.nouns.add(self.scene.lemmas[row])

    def _share(self, entity: Entity) -> None:
        """Give a "counterpart" the post of whoever was named with one before."""
        roles, posted = self.scene.lexicon.roles, self.posted
        if any(noun in roles and roles[noun].shares for noun in entity.nouns) and posted:
            entity.nouns |= posted[-1].nouns
            entity.offices |= posted[-1].offices
        elif entity.nouns and entity not in posted[-1:]:
            posted.append(entity)


def _group_names(scene: Scene, names: Sequence[Name], cast: Cast, described: _Described) -> list[Known]:
    """Return for each name, in order, whom it names, described by what stands beside it.

    Names of several words come first, so that a surname in the headline finds its bearer below,
    and "Mr Ruiz" is not the one who is called a sister there.
    """
    register = _Register(scene, cast)
    found: dict[int, Known] = {}
    full = [row for row, name in enumerate(names) if len(name.words) > 1]
    for row in sorted(full, key=lambda row: scene.titular(names[row].last)):
        found[row] = register.full(names[row])
        described.add(names[row], found[row].entity)
    for row, name in enumerate(names):
        if row in found:
            register.note(name, found[row].entity)
        else:
            found[row] = register.single(name)
            if not found[row].open:  # what stands beside it may be either's
                described.add(name, found[row].entity)
    return [found[row] for row in range(len(names))]


class _Register:
    """The bearers of names met so far, by family name, first name, whole name and acronym."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast = scene, cast
        self.whole: dict[tuple[str, ...], Entity] = {}
        self.by_last: dict[str, list[Entity]] = defaultdict(list)
        self.by_first: dict[str, list[Entity]] = defaultdict(list)
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        self.alone: dict[tuple[str, ...], Entity] = {}
        self.place: dict[int, int] = {}
        self.times: Counter[int] = Counter()  # how often each is named in full

    def full(self, name: Name) -> Known:
        """Return the bearer of a name of several words."""
        words = self._usual(name.words)
        if self._stands_alone(name):
            return self._alone(name, words)
        entity = self.whole.get(words)
        if entity is None:
            entity = self._alike(words, body=name.body)
            entity = entity or self._new(words, body=name.body, single=self.scene.titular(name.last))
            if self._is_people(name):
                entity.sort = Sort.GROUP
            self.whole[words] = entity
        if len(words) > len(entity.words) and not self.scene.titular(name.last):
            entity.words = words
        if name.title is not None and entity.sort is Sort.NAME:
            entity.sort = Sort.PERSON
        self.note(name, entity)
        self.times[entity.number] += 1
        return Known(entity, How.NAME, SURE)

    def _is_people(self, name: Name) -> bool:
        """Return whether a name in the plural is of all from a place: "Young Halders"."""
        one = name.words[-1].removesuffix("s")
        return name.plural and name.title is None and self.scene.lexicon.is_demonym(one)

    def single(self, name: Name) -> Known:
        """Return the bearer of a name of one word: a family name, a first name, or a name by itself."""
        words = self._usual(name.words)
        if self._stands_alone(name):
            return self._alone(name, words)
        known = self._by_family(name, words[-1]) if not name.body or words[0] not in self.by_word else None
        known = known or self._by_part(name, words) or self._run_together(name)
        if known is None and words not in self.whole:
            known = self._misspelt(name, words[0])
        if known is None:
            entity = self.whole.get(words) or self._new_single(name, words)
            known = Known(entity, How.NAME, SURE)
        if name.title is not None and known.entity.sort in (Sort.NAME, Sort.BODY):
            known.entity.sort = Sort.PERSON
        if not known.open:
            self.note(name, known.entity, told=known.confidence > SHARED)
        return known

    def note(self, name: Name, entity: Entity, *, told: bool = True) -> None:
        """Remember in which paragraph the outlet named the entity last, and what its title tells.

        The title of a surname that several bear tells nothing of either.
        """
        if not self.scene.quoted[name.last]:
            self.place[entity.number] = self.scene.block(name.last)
        if told and name.title is not None and name.title.pronoun:
            entity.pronoun = entity.pronoun or name.title.pronoun

    def _usual(self, words: tuple[str, ...]) -> tuple[str, ...]:
        same = self.scene.lexicon.same_as.get(" ".join(words))
        return tuple(same.split()) if same else words

    def _new(self, words: tuple[str, ...], *, body: bool, single: bool = False) -> Entity:
        sort = Sort.BODY if body else Sort.NAME if single else Sort.PERSON
        entity = self.cast.new(sort, words)
        self.whole[words] = entity
        if not body and not single:
            for last in {words[-1], words[-1].rpartition("-")[2]}:
                self.by_last[last].append(entity)
            self.by_first[words[0]].append(entity)
        if body:
            lexicon = self.scene.lexicon
            little = (lexicon.joiners, lexicon.second_joiners, lexicon.definite)
            initials = {"".join(word[0] for word in words)}
            initials.add("".join(word[0] for word in words if not any(word in known for known in little)))
            for word in (*words, *sorted(initials)):
                self.by_word[word].append(entity)
        return entity

    def _stands_alone(self, name: Name) -> bool:
        if not self.scene.alone:
            return False
        text = self.scene.text
        forms = (self.scene.syntax.span(first, name.last).of(text) for first in {name.begin, name.first})
        return any(map(self.scene.stands_alone, forms))

    def _alone(self, name: Name, words: tuple[str, ...]) -> Known:
        """Return the bearer of a form that the reader wants joined with no other."""
        entity = self.alone.get(words)
        if entity is None:
            sort = Sort.BODY if name.body else Sort.NAME if len(words) == 1 else Sort.PERSON
            entity = self.alone[words] = self.cast.new(sort, words)
        self.note(name, entity)
        return Known(entity, How.NAME_APART, SURE)

    def _new_single(self, name: Name, words: tuple[str, ...]) -> Entity:
        entity = self._new(words, body=name.body, single=True)
        if name.plural and not name.body and name.title is None:
            entity.sort = Sort.GROUP
        return entity

    def _alike(self, words: tuple[str, ...], *, body: bool) -> Entity | None:
        if body:
            return next(
                (one for one in self.by_word[words[-1]][-MOST_BEARERS:] if _short_for(words, one.words)), None
            )
        return next(
            (one for one in self.by_last[words[-1]][-MOST_BEARERS:] if same_person(words, one.words)), None
        )

    def _by_family(self, name: Name, word: str) -> Known | None:
        bearers = self.by_last.get(word, [])[-MOST_BEARERS:]
        told = name.title.pronoun if name.title is not None else ""
        fitting = [one for one in bearers if not told or one.pronoun_told in ("", told)]
        fitting = [one for one in fitting if told and one.pronoun_told == told] or fitting
        if not fitting:
            return None
        other = self._other(name, fitting)
        if other is not None:
            return Known(other, How.RELATIVE, SHARED)
        if len(fitting) == 1:
            return Known(fitting[0], How.FAMILY, FAMILY)
        told_by = self._by_role(name, fitting) or self._by_label(name, fitting)
        return Known(told_by, How.FAMILY, FAMILY) if told_by else self._likeliest(name, fitting)

    def _by_role(self, name: Name, bearers: Sequence[Entity]) -> Entity | None:
        """Return the one bearer of whom what stands beside the name was told: "Ruiz, the economist"."""
        beside = {role.noun for role in describe(self.scene, name) if role.noun}
        same = [one for one in bearers if one.nouns & beside]
        return same[0] if len(same) == 1 else None

    def _by_label(self, name: Name, bearers: Sequence[Entity]) -> Entity | None:
        """Return who was named in full last, where the name is the label of a turn."""
        here = self.scene.block(name.last)
        named = [one for one in bearers if self.place.get(one.number, here + 1) <= here]
        label = self.scene.labels(name.first, name.last)
        return max(named, key=lambda one: self.place[one.number]) if label and named else None

    def _run_together(self, name: Name) -> Known | None:
        """Return whose names are written as one word with capitals inside ("AnaRuiz: …")."""
        written = self.scene.words[name.last]
        inside = [place for place, letter in enumerate(written) if place and letter.isupper()]
        if name.first != name.last or len(inside) != 1 or not written[inside[0] - 1].islower():
            return None
        parts = (plain(written[: inside[0]]), plain(written[inside[0] :]))
        alike = self.whole.get(parts) or self._alike(parts, body=False)
        return Known(alike, How.RUN_TOGETHER, FAMILY) if alike is not None else None

    def _misspelt(self, name: Name, word: str) -> Known | None:
        """Return the one bearer of a family name that differs by one letter ("Mr Obarra" is Shun Obara)."""
        if name.body or name.plural or len(word) < SHORTEST_MISSPELT:
            return None
        told = name.title.pronoun if name.title is not None else ""
        near = [last for last in self.by_last if last[0] == word[0] and one_letter_apart(last, word)]
        bearers = {one.number: one for last in near for one in self.by_last[last]}
        fitting = [one for one in bearers.values() if not told or one.pronoun in ("", told)]
        return Known(fitting[0], How.MISSPELT, SHARED) if len(fitting) == 1 else None

    def _other(self, name: Name, bearers: Sequence[Entity]) -> Entity | None:
        """Return the relative that "the older Ruiz" means, who was called by the first name alone."""
        before = self.scene.folded[name.begin - 1] if name.begin else ""
        if before not in self.scene.lexicon.contrasting or len(bearers) > 1:
            return None
        roles = self.scene.lexicon.roles
        kin = (one for one in reversed(self.cast.entities) if one.words and one not in bearers)
        return next((one for one in kin if any(_is_kin(roles.get(noun)) for noun in one.nouns)), None)

    def _likeliest(self, name: Name, bearers: Sequence[Entity]) -> Known:
        """Return the bearer introduced first, unless this paragraph names only another in full.

        News gives the bare surname to whom the story is about, and full names to the relatives.
        Where one paragraph names both, and no more is said of either, it is open.
        """
        how = How.FAMILY_SHARED
        here = self.scene.block(name.last)
        present = [one for one in bearers if self.place.get(one.number) == here]
        if len(present) == 1:
            return Known(present[0], how, SHARED)
        first, second = bearers[:2]
        alike = self.times[first.number] == self.times[second.number]
        beside = self.place.get(first.number, -1) == self.place.get(second.number, -2)
        return Known(first, how, SHARED, second, open=alike and beside)

    def _by_part(self, name: Name, words: tuple[str, ...]) -> Known | None:
        bodies = [one for one in self.by_word.get(words[-1], ())[-MOST_BEARERS:] if one.words != words]
        if bodies and self._fits_part(words[-1]):
            return Known(bodies[-1], How.SHORT_NAME, SHORT if len(bodies) == 1 else SHARED)
        firsts = self.by_first.get(words[0], [])
        if len(firsts) == 1 and not name.body:
            return Known(firsts[0], How.FIRST_NAME, FIRST)
        return None

    def _fits_part(self, word: str) -> bool:
        """Return whether one word can stand for a body's long name: its acronym or its kind of body."""
        lexicon = self.scene.lexicon
        if word in lexicon.body_words or word in lexicon.outlet_words:
            return True
        return all(word not in one.words for one in self.by_word[word][-MOST_BEARERS:])


def _is_kin(role: Role | None) -> bool:
    return role is not None and role.kin


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two names with one family name can be one person's.

    >>> same_person(("j", "ruiz"), ("juan", "ruiz")), same_person(("ana", "ruiz"), ("juan", "ruiz"))
    (True, False)
    """
    short, long = sorted((left[:-1], right[:-1]), key=len)
    if short and list(short) == list(long[-len(short) :]):  # "Abdel Rahman" is Rami Abdel Rahman
        return True
    if short and long and not _same_word(short[0], long[0]):
        return False
    place = 0
    for word in short:
        while place < len(long) and not _same_word(word, long[place]):
            place += 1
        if place == len(long):
            return False
        place += 1
    return True


def _same_word(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return left == right or (len(short) == 1 and long.startswith(short))


def _short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether the words of one body's name all stand, in order, in the other's."""
    few, many = sorted((short, long), key=len)
    place = iter(many)
    return all(word in place for word in few)


def one_letter_apart(left: str, right: str) -> bool:
    """Return whether two words differ by one letter: put in, left out, changed, or swapped with the next.

    >>> one_letter_apart("obara", "oabra"), one_letter_apart("vale", "ruiz")
    (True, False)
    """
    short, long = sorted((left, right), key=len)
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    rest = short[same:] if len(short) < len(long) else short[same + 1 :]
    swapped = short[same + 1 : same + 2] + short[same : same + 1] + short[same + 2 :] == long[same:]
    return left != right and len(long) - len(short) <= 1 and (swapped or rest == long[same + 1 :])
