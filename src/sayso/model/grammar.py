"""Grammar: the names a parse is written in, its relations and Penn tags, and the classes of them.

Every other part asks for them by these names; no stage spells them out.
"""

# Relations: how a word hangs on its head.
ROOT = "ROOT"  # the word on which its whole sentence hangs
SUBJECT = "nsubj"  # "RUIZ left"
PASSIVE_SUBJECT = "nsubjpass"  # "RUIZ was seen"
CLAUSE_SUBJECT = "csubj"  # "THAT HE LEFT helped"
PASSIVE_CLAUSE_SUBJECT = "csubjpass"  # "THAT HE LEFT was noted"
EXPLETIVE = "expl"  # "THERE is a way"
OBJECT = "dobj"  # "saw THE DAM"
DATIVE = "dative"  # "gave HER a key", "gave a key TO her"
AGENT = "agent"  # the "by" of a passive: "was seen BY her"
AUXILIARY = "aux"  # "HAS left", "MAY leave", "TO leave"
PASSIVE_AUXILIARY = "auxpass"  # "WAS seen"
NEGATION = "neg"  # "did NOT leave"
PARTICLE = "prt"  # "gave UP"
CLAUSE_COMPLEMENT = "ccomp"  # "said THE DAM HELD"
OPEN_COMPLEMENT = "xcomp"  # a clause without a subject of its own: "wants TO LEAVE"
ADVERBIAL_CLAUSE = "advcl"  # "left WHEN IT RAINED"
NOUN_CLAUSE = "acl"  # a participle, an infinitive or a content clause of a noun: "a bridge CLOSED BY STORM"
RELATIVE_CLAUSE = "relcl"  # "the man WHO LEFT"
PARATAXIS = "parataxis"  # a clause set beside: "he left, SHE ADDED"
ATTRIBUTE = "attr"  # a noun after the copula: "is AN ENGINEER"
ADJECTIVE_COMPLEMENT = "acomp"  # "is LATE"
OBJECT_PREDICATE = "oprd"  # "called him A LIAR"
PREPOSITION = "prep"  # "left IN May"
PREPOSITION_OBJECT = "pobj"  # "in MAY"
PREPOSITION_CLAUSE = "pcomp"  # "of LEAVING"
CONJUNCT = "conj"  # "rivers and LAKES"
CONJUNCTION = "cc"  # "rivers AND lakes"
PRECONJUNCTION = "preconj"  # "BOTH rivers and lakes"
MARKER = "mark"  # what opens a clause: "THAT he left", "IF he left"
ADVERB_MODIFIER = "advmod"  # "left EARLY"
NOUN_AS_ADVERB = "npadvmod"  # "left LAST MONTH", "a METRE long"
ADJECTIVE_MODIFIER = "amod"  # "an OLD dam"
COMPOUND = "compound"  # "a FERRY line"
NOUN_MODIFIER = "nmod"  # another noun before a noun
NUMBER_MODIFIER = "nummod"  # "TWO dams"
QUANTITY_MODIFIER = "quantmod"  # "ABOUT two dams"
POSSESSOR = "poss"  # "HER dam", "RUIZ's dam"
POSSESSIVE_MARK = "case"  # "Ruiz'S"
DETERMINER = "det"  # "THE dam"
PREDETERMINER = "predet"  # "ALL the dams"
APPOSITION = "appos"  # "Ruiz, THE MAYOR"
INTERJECTION = "intj"  # "YES, he left"
META = "meta"  # what is no part of the sentence
PUNCTUATION = "punct"
UNCLASSIFIED = "dep"  # the parser knows no name for it

# Penn tags: what form a word has.
BASE_FORM = "VB"  # "leave", in "to leave" and "may leave"
PAST_TENSE = "VBD"  # "left"
PRESENT_PARTICIPLE = "VBG"  # "leaving"
PAST_PARTICIPLE = "VBN"  # "seen"
PRESENT_TENSE = "VBP"  # "they leave"
PRESENT_THIRD = "VBZ"  # "she leaves"
MODAL = "MD"  # "may"
TO = "TO"  # "to", before a verb
SINGULAR_NOUN = "NN"  # "dam"
PLURAL_NOUN = "NNS"  # "dams"
PROPER_NOUN = "NNP"  # "Ruiz"
PLURAL_PROPER_NOUN = "NNPS"  # "Ruizes"
ADJECTIVE = "JJ"  # "old"
SUPERLATIVE = "JJS"  # "oldest"
ADVERB = "RB"  # "early"
NUMBER = "CD"  # "two"
ARTICLE = "DT"  # "the", "this", "no"
COORDINATOR = "CC"  # "and"
ADPOSITION = "IN"  # "in", "that", "if"
PERSONAL_PRONOUN = "PRP"  # "she"
POSSESSIVE_PRONOUN = "PRP$"  # "her dam"
POSSESSIVE_ENDING = "POS"  # "'s"
WHICH = "WDT"  # "which", "that" before a relative clause
WHO = "WP"  # "who", "what"
WHOSE = "WP$"  # "whose"
WHERE = "WRB"  # "where", "when", "why", "how"
HYPHEN = "HYPH"
FOREIGN_WORD = "FW"
OPENING_QUOTE = "``"
CLOSING_QUOTE = "''"
OPENING_BRACKET = "-LRB-"
CLOSING_BRACKET = "-RRB-"

# Classes of relations.
NOUN_SUBJECTS = frozenset({SUBJECT, PASSIVE_SUBJECT})
"""Who or what a clause is about, as a noun."""
SUBJECTS = NOUN_SUBJECTS | {CLAUSE_SUBJECT, PASSIVE_CLAUSE_SUBJECT, EXPLETIVE}
"""Whatever stands where a clause has its subject."""
OBJECTS = frozenset({OBJECT, PREPOSITION_OBJECT})
"""Nouns that a verb or a preposition governs."""
LOGICAL_OBJECTS = frozenset({OBJECT, PASSIVE_SUBJECT})
"""To whom or what a deed is done, in the active and in the passive."""
ARGUMENTS = NOUN_SUBJECTS | {OBJECT}
"""The nouns a verb binds directly."""
ROLES = ARGUMENTS | {ATTRIBUTE}
"""The nouns of which a clause tells something."""
AUXILIARIES = frozenset({AUXILIARY, PASSIVE_AUXILIARY})
"""Helping verbs."""
PREDICATIVES = frozenset({ATTRIBUTE, ADJECTIVE_COMPLEMENT, OBJECT_PREDICATE})
"""What is said of a subject or an object by way of a copula or a naming verb."""
COMPLEMENT_CLAUSES = frozenset({CLAUSE_COMPLEMENT, OPEN_COMPLEMENT})
"""Clauses without which their verb is not complete."""
CLAUSES_OF_VERBS = COMPLEMENT_CLAUSES | {ADVERBIAL_CLAUSE}
"""Clauses that hang on a verb."""
ADNOMINAL_CLAUSES = frozenset({NOUN_CLAUSE, RELATIVE_CLAUSE})
"""Clauses that say more of a noun."""
CLAUSES_OF_NOUNS = ADNOMINAL_CLAUSES | {CLAUSE_COMPLEMENT}
"""Clauses that say more of a noun, or what it holds ("the claim THAT …")."""
PREPOSITION_COMPLEMENTS = frozenset({PREPOSITION_OBJECT, PREPOSITION_CLAUSE})
"""What a preposition governs."""
NOUN_MODIFIERS = frozenset({ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER})
"""Words before a noun that say of what kind it is."""
NARROWING_MODIFIERS = NOUN_MODIFIERS | {POSSESSOR}
"""Words before a noun that say which one it is: of what kind, or whose."""
PREMODIFIERS = NARROWING_MODIFIERS | {NUMBER_MODIFIER}
"""Words before a noun that say which one, or how many."""
LOOSE_DEPENDENTS = ADNOMINAL_CLAUSES | {
    APPOSITION,
    ADVERBIAL_CLAUSE,
    PUNCTUATION,
    CONJUNCTION,
    CONJUNCT,
    POSSESSIVE_MARK,
}
"""What is only hung on a noun phrase, and is none of it."""

# Classes of tags.
TENSED = frozenset({PAST_TENSE, PRESENT_TENSE, PRESENT_THIRD})
"""Verbs with a tense."""
FINITE_VERBS = TENSED | {MODAL}
"""Verbs that can be the verb of a sentence."""
NARRATIVE_TENSES = frozenset({PAST_TENSE, PRESENT_THIRD})
"""Tenses in which something is told of one: "she left", "she leaves", and no order or bare form."""
PRESENT_FORMS = frozenset({PRESENT_TENSE, PRESENT_THIRD})
"""The present tense."""
PAST_FORMS = frozenset({PAST_TENSE, PAST_PARTICIPLE})
"""The past tense, and the participle that parsers mix up with it."""
PARTICIPLES = frozenset({PRESENT_PARTICIPLE, PAST_PARTICIPLE})
"""Verb forms that can stand without a subject and a tense."""
UNREALISED = frozenset({MODAL, TO})
"""What opens a verb that is yet to come true: "may", "to"."""
PLURAL_NOUNS = frozenset({PLURAL_NOUN, PLURAL_PROPER_NOUN})
"""Nouns, and names, of several."""
QUESTION_WORDS = frozenset({WHICH, WHO, WHOSE, WHERE})
"""Words that open a question or a relative clause."""
RELATIVE_PRONOUNS = frozenset({WHICH, WHO})
"""Pronouns that stand for the noun before them."""
INTERROGATIVES = frozenset({WHO, WHERE})
"""Words that open an indirect question."""
QUOTES = frozenset({OPENING_QUOTE, CLOSING_QUOTE})
"""Quotation marks."""
BRACKETS = frozenset({OPENING_BRACKET, CLOSING_BRACKET})
"""Round brackets."""

# Classes of universal parts of speech.
PREDICATES = frozenset({"VERB", "AUX"})
"""Words that can be the predicate of a clause."""
