"""What a language pack knows of names, titles, roles and pronouns, as typed tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from sayso.languages.pack import Entry, LanguagePack

_STEM = 4  # letters that a demonym shares with its place
_CODE = 2  # letters of a country's code
# Words that share one set of weights.
_CLASSES = {"person": ("he", "she"), "thing": ("it",), "group": ("they",), "noun": ("noun",)}


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: the role noun it stands for, and the pronoun it tells."""

    noun: str
    pronoun: str
    honorific: bool


class Side(NamedTuple):
    """A matter and the side that somebody has in it: the judge's in court."""

    matter: str
    side: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for one human being.

    `generic` nouns may stand for any speaker, `like` names groups of like roles, `pronoun` is what the noun
    tells, and `anybody` nouns say too little to be kept as a role.  A `trait` is what somebody is, no post,
    so that "the" before it points at whoever is spoken of.  Nouns of two sides in a matter
    (`apart`) are never one person's, one that `shares` has the post of whoever was named before,
    and `kin` are relatives.
    """

    generic: bool
    like: frozenset[str]
    pronoun: str
    anybody: bool = False
    trait: bool = False
    apart: frozenset[Side] = frozenset()
    shares: bool = False
    kin: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun form: the class it belongs to, its person and its number."""

    cls: str
    person: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the stage looks up; keys are case-folded, and names are keyed by their plain words."""

    language: str
    titles: Mapping[str, Title]
    title_nouns: frozenset[str]  # posts that are a title, too
    longest_title: int
    long_titles: Mapping[str, tuple[tuple[str, ...], ...]]  # of three words and more, by the first
    roles: Mapping[str, Role]
    role_plurals: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    hearers: frozenset[str]  # the second person
    bodies: Mapping[str, bool]  # word of an organisation → fits any of them
    body_likes: Mapping[str, str]  # word of an organisation → group of words that may stand for each other
    body_words: frozenset[str]  # those and the ones found in names only
    last_words: frozenset[str]  # those that must end the name
    collectives: frozenset[str]
    documents: frozenset[str]
    document_likes: Mapping[str, str]  # noun of a document → the noun whose documents it may be
    wires: frozenset[str]
    agencies: frozenset[str]  # those of them that are no word and nobody's name besides: "Reuters"
    reporters: frozenset[str]  # nouns for whom an agency sends
    labels: Mapping[str, bool]  # noun by which a headline names its source at its end → ends names, too
    outlets: frozenset[str]
    long_outlets: Mapping[str, frozenset[str]]  # agencies and outlets of several words, by the first
    outlet_words: frozenset[str]
    outlet_nouns: frozenset[str]
    metonyms: frozenset[str]
    place_stems: frozenset[str]  # the first letters of each place
    same_as: Mapping[str, str]
    nameless: frozenset[str]
    nameless_adjectives: frozenset[str]
    requests: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    suffixes: frozenset[str]
    joiners: frozenset[str]
    second_joiners: frozenset[str]
    no_names: frozenset[str]
    definite: frozenset[str]
    articles: frozenset[str]  # those of them that may stand before a name: "the Observer"
    indefinite: frozenset[str]
    citing: frozenset[str]
    made_by: frozenset[str]
    making: frozenset[str]  # verbs whose passive has the author of a document behind it: "published by"
    filed: frozenset[str]  # documents that are not by the body named before them: "a court filing"
    speaks_for: Mapping[str, bool]  # office → may be a person's, too: "Ruiz's spokesman"
    of_firms: frozenset[str]  # offices that no person and no place gives: "the Mondeva editor"
    posts: Mapping[str, frozenset[str]]  # post → words for the body whose name has its field
    post_fields: Mapping[str, str]  # post → the field that it tells by itself: the sheriff of his office
    spoken_for: frozenset[str]  # nouns for those who have a spokesman and are no body: "the family"
    acting: frozenset[str]  # verbs of what a lawyer does for somebody
    officers: frozenset[str]  # titles that are ranks of the body written with them: "Sgt. Ruiz of the police"
    elected: frozenset[str]  # first words of bodies whose members speak for themselves: "Senate committee"
    serving: frozenset[str]  # nouns for those who are there for a body: "aid workers with …"
    serving_for: frozenset[str]  # before it
    ranked: frozenset[str]  # words of ranks that tell whose they are: "Police Chief"
    heading: frozenset[str]  # verbs of who heads a body
    working: frozenset[str]  # of who works for it
    campaigns: frozenset[str]  # what somebody has who runs: "Vale's campaign"
    member_of: frozenset[str]  # between a name and its body: "Ana Ruiz of Halden Help"
    authored: frozenset[str]  # of those before an author, what leads to no subject: "by", "from", not "of"
    passing_on: frozenset[str]  # behind whom somebody quotes: "quoted the ministry as saying"
    seated: frozenset[str]  # between an office or saying and its body or document: "in"
    learned: frozenset[str]  # words of bodies whose people speak for themselves: "university"
    places: frozenset[str]
    countries: Mapping[str, str]  # name of a country → its code
    seats: Mapping[str, str]  # name of a city whose name speaks for its country → the country's code
    alike: Mapping[str, str]  # words for a body → others that mean the same: "armed forces" → "army"
    loose_words: frozenset[str]  # before a kind of body they tell none from another: "a war monitor"
    governing: frozenset[str]  # words of those by whom a country speaks
    of_states: frozenset[str]  # what makes an outlet that of a state
    belongs: frozenset[str]
    employed: frozenset[str]  # those of them that lead to an employer, whatever its name: "an executive at"
    inside: frozenset[str]
    utterances: frozenset[str]
    perfect: frozenset[str]  # auxiliaries before a participle that is no passive
    hearing: frozenset[str]  # verbs whose passive has the hearer for a subject: "was asked"
    asking: frozenset[str]  # verbs of asking somebody
    replying: frozenset[str]
    judging: frozenset[str]  # verbs whose passive has for a subject of whom it is held: "was accused"
    recalling: frozenset[str]  # adjectives before a noun that recalls somebody known: "the former teacher"
    pointing: frozenset[str]  # adjectives that say no more than "the": "the same minister"
    renewing: frozenset[str]  # adjectives that tell no document from the one of before: "the new poll"
    other_ones: frozenset[str]  # determiners of one more: "another poll"
    based: frozenset[str]  # words that only say where a body sits
    other_office: frozenset[str]  # words that make another office of a role: "deputy", "former"
    contrasting: frozenset[str]  # those that tell two of one name apart: "the older Ruiz"
    pairs: frozenset[str]
    firms: frozenset[str]
    holders: frozenset[str]  # what a body may be to somebody, as a person may: "the owner"
    demonyms: frozenset[str]
    demonym_endings: tuple[str, ...]
    naming: frozenset[str]
    party_letters: Mapping[str, str]  # letter before a politician's place → the noun for who is of it
    turns: Mapping[str, str]  # label of a turn → whether it asks or answers
    salience: Mapping[str, tuple[float, ...]]  # class of pronoun, or "noun" → a weight for each feature

    def names_body(self, name: str) -> bool:
        """Return whether a name is that of a known place, agency or outlet."""
        return name in self.metonyms or name in self.wires or name in self.outlets

    def country(self, word: str) -> str:
        """Return the code of the country that a word names, or is from; "" for none.

        A text that lost its marks has "Haldens" for "Halden's".
        """
        code = self.countries.get(word, "") or self.countries.get(word.removesuffix("s"), "")
        if code or not self.is_demonym(word):
            return code
        alike = (name for name in self.countries if name.startswith(word[:_STEM]) and " " not in name)
        shared = {name: _shared(name, word) for name in alike}
        most = max(shared.values(), default=0)
        codes = {self.countries[name] for name, letters in shared.items() if letters == most}
        return codes.pop() if most >= _STEM and len(codes) == 1 else ""

    def is_demonym(self, word: str) -> bool:
        """Return whether a word says where somebody is from: "Moldavan" shares its stem with Moldova."""
        ending = word.endswith(self.demonym_endings) and word[:_STEM] in self.place_stems
        return ending or word in self.demonyms


def _shared(left: str, right: str) -> int:
    """Return how many letters two words have in common from the first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


@lru_cache(maxsize=4096)  # names are compared word by word, again and again
def plain(word: str) -> str:
    """Return a word as names are compared: case-folded, without full stops and marks at its edges.

    >>> plain("U.S.")
    'us'
    """
    return word.casefold().replace(".", "").strip("-–—\"'“”‘’()[]")


def plain_name(name: str) -> str:
    """Return a name of several words as names are compared."""
    return " ".join(plain(word) for word in name.replace("-", " ").split())


@cache
def lexicon_of(pack: LanguagePack) -> Lexicon:
    """Return the typed tables of `pack`, made once."""
    names, wires, nameless = pack.table("names"), pack.table("wires"), pack.table("anonymity")
    bodies, sourcing, metonyms = pack.table("organisations"), pack.table("sourcing"), pack.table("metonyms")
    places = pack.table("places")["place"]
    seats = _names(metonyms["metonym"])
    titles = {plain_name(entry["form"]): _title(entry) for entry in pack.table("titles")["title"]}
    return Lexicon(
        language=pack.code,
        titles=titles,
        title_nouns=frozenset(title.noun.rpartition(" ")[2] for title in titles.values()),
        longest_title=max(len(form.split()) for form in titles),
        long_titles=_long_titles(titles),
        roles={entry["noun"]: _role(entry) for entry in pack.table("roles")["role"]},
        role_plurals=frozenset(
            entry["noun"] + ending["ending"]
            for entry in pack.table("roles")["role"]
            for ending in names["plural_ending"]
        ),
        pronouns={entry["form"]: _pronoun(entry) for entry in pack.table("pronouns")["pronoun"]},
        hearers=frozenset(
            entry["form"] for entry in pack.table("pronouns")["pronoun"] if entry["person"] == "2"
        ),
        bodies={
            row["word"]: row.get("generic", False)
            for row in bodies["organisation"]
            if not row.get("only_in_names")
        },
        body_likes={row["word"]: row["like"] for row in bodies["organisation"] if "like" in row},
        body_words=_words(
            tuple(row for row in bodies["organisation"] if not row.keys() & {"surname", "last"}), "word"
        ),
        last_words=_words(tuple(row for row in bodies["organisation"] if row.get("last")), "word"),
        collectives=_words(pack.table("collectives")["collective"], "word"),
        documents=_words(pack.table("documents")["document"], "noun"),
        document_likes={
            row["noun"]: row["like"] for row in pack.table("documents")["document"] if "like" in row
        },
        wires=_names(wires["wire"]),
        agencies=_names(tuple(row for row in wires["wire"] if not row.get("unsure"))),
        reporters=_words(wires["reporter"], "noun"),
        labels={row["noun"]: row.get("names", False) for row in bodies["label"]},
        outlets=_names(wires["outlet"]),
        long_outlets=_by_first(_names((*wires["outlet"], *wires["wire"]))),
        outlet_words=_words(wires["outlet_word"], "word"),
        outlet_nouns=_words(wires["outlet_noun"], "noun"),
        metonyms=seats | _names(tuple(row for row in places if not row.get("unsure"))),
        place_stems=frozenset(plain(row["name"])[:_STEM] for row in (*metonyms["metonym"], *places)),
        same_as=_same((*wires["wire"], *metonyms["metonym"], *bodies["known"])),
        nameless=_words(nameless["nameless"], "noun"),
        nameless_adjectives=_words(nameless["nameless_adjective"], "word"),
        requests=tuple(tuple(row["words"]) for row in nameless["request"]),
        particles=_words(names["particle"], "word"),
        suffixes=_words(names["suffix"], "word"),
        joiners=_words(names["joiner"], "word"),
        second_joiners=_words(names["second_joiner"], "word"),
        no_names=_words(names["no_name"], "word"),
        definite=_words(pack.table("determiners")["definite"], "word"),
        articles=_words(
            tuple(row for row in pack.table("determiners")["definite"] if row.get("article")), "word"
        ),
        indefinite=_words(pack.table("determiners")["indefinite"], "word"),
        citing=_words(sourcing["citing"], "lemma"),
        made_by=_words(sourcing["made_by"], "word"),
        making=_words(sourcing["making"], "lemma"),
        filed=_words(tuple(row for row in pack.table("documents")["document"] if row.get("filed")), "noun"),
        speaks_for={row["noun"]: row.get("person", False) for row in sourcing["speaks_for"]},
        of_firms=_words(tuple(row for row in sourcing["speaks_for"] if row.get("firm")), "noun"),
        posts={row["noun"]: frozenset(row["bodies"]) for row in sourcing["post"]},
        post_fields={row["noun"]: row["field"] for row in sourcing["post"] if "field" in row},
        spoken_for=_words(sourcing["spoken_for"], "noun"),
        acting=_words(sourcing["acting"], "lemma"),
        officers=_words(sourcing["officer"], "noun"),
        elected=_words(sourcing["elected"], "word"),
        serving=_words(sourcing["serving"], "noun"),
        serving_for=_words(sourcing["serving_for"], "word"),
        ranked=_words(sourcing["rank"], "word"),
        heading=_words(sourcing["heading"], "lemma"),
        working=_words(sourcing["working"], "lemma"),
        campaigns=_words(sourcing["campaign"], "noun"),
        member_of=_words(sourcing["member_of"], "word"),
        authored=_words(tuple(row for row in sourcing["made_by"] if not row.get("unsure")), "word"),
        passing_on=_words(sourcing["passing_on"], "word"),
        seated=_words(sourcing["seated"], "word"),
        learned=_words(tuple(row for row in bodies["organisation"] if row.get("learned")), "word"),
        places=_names(tuple(row for row in places if not row.get("unsure"))),
        countries=_codes(tuple(row for row in places if row["kind"] == "country")),
        seats=_codes(tuple(row for row in places if plain_name(row["name"]) in seats)),
        alike={row["words"]: row["as"] for row in bodies["alike"]},
        loose_words=_words(bodies["loose"], "word"),
        governing=_words(bodies["governing"], "word"),
        of_states=_words(bodies["of_state"], "word"),
        belongs=_words(sourcing["belongs"], "word"),
        employed=_words(tuple(row for row in sourcing["belongs"] if row.get("employer")), "word"),
        inside=_words(sourcing["inside"], "word"),
        hearing=_words(sourcing["hearing"], "lemma"),
        asking=_words(sourcing["asking"], "lemma"),
        replying=_words(sourcing["replying"], "lemma"),
        judging=_words(sourcing["judging"], "lemma"),
        perfect=_words(sourcing["perfect"], "word"),
        utterances=_words(sourcing["utterance"], "noun"),
        recalling=_words(pack.table("determiners")["recalling"], "word"),
        pointing=_words(pack.table("determiners")["pointing"], "word"),
        renewing=_words(pack.table("determiners")["renewing"], "word"),
        other_ones=_words(pack.table("determiners")["other_one"], "word"),
        based=_words(pack.table("determiners")["placing"], "word"),
        other_office=_words(pack.table("determiners")["other_office"], "word"),
        contrasting=_words(pack.table("determiners")["contrasting"], "word"),
        pairs=_words(pack.table("determiners")["pair"], "word"),
        firms=_words(bodies["firm"], "noun"),
        holders=_words(bodies["holder"], "noun"),
        demonyms=_words(names["demonym"], "word"),
        demonym_endings=tuple(entry["ending"] for entry in names["demonym_ending"]),
        naming=_words(sourcing["naming"], "lemma"),
        party_letters={entry["letter"]: entry["noun"] for entry in names["party_letter"]},
        turns={entry["label"]: entry["who"] for entry in sourcing["turn"]},
        salience=_salience(pack.table("salience")["weight"]),
    )


def _long_titles(titles: Mapping[str, Title]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(form.split()) for form in titles):
        if len(words) > 2:  # noqa: PLR2004 — shorter ones hold no small words
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _title(entry: Entry) -> Title:
    return Title(entry.get("noun", ""), entry.get("pronoun", ""), entry.get("honorific", False))


def _role(entry: Entry) -> Role:
    return Role(
        entry.get("generic", False),
        frozenset(entry.get("like", ())),
        entry.get("pronoun", ""),
        entry.get("anybody", False),
        entry.get("trait", False),
        frozenset(Side(*words.split(":")) for words in entry.get("apart", ())),
        entry.get("shares", False),
        entry.get("kin", False),
    )


def _pronoun(entry: Entry) -> Pronoun:
    return Pronoun(entry["class"], entry["person"], entry["number"])


def _words(entries: tuple[Entry, ...], key: str) -> frozenset[str]:
    return frozenset(entry[key].casefold() for entry in entries)


def _names(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(plain_name(entry["name"]) for entry in entries)


def _codes(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {plain_name(row["name"]): row["code"][:_CODE] for row in entries if row.get("code")}


def _same(entries: tuple[Entry, ...]) -> dict[str, str]:
    return {plain_name(row["name"]): plain_name(row["same_as"]) for row in entries if "same_as" in row}


def _by_first(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the names of several words, by their first."""
    several = [name for name in names if " " in name]
    firsts = {name.partition(" ")[0] for name in several}
    return {first: frozenset(name for name in several if name.startswith(first + " ")) for first in firsts}


def _salience(entries: tuple[Entry, ...]) -> dict[str, tuple[float, ...]]:
    """Return the weights for each class of word, in the order of the entries."""
    return {
        word: tuple(float(entry[group]) for entry in entries)
        for group, words in _CLASSES.items()
        for word in words
    }
