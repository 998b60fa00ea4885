"""Who is who: the names, roles and pronouns of one article brought together as parties, in two passes.

What both passes need:
    lexicon     what a language pack knows of names, titles, roles and pronouns, as typed tables
    scene       the article's text, parse and quotations, with the look-ups that every part needs
    run_together  names, places and agencies that a text without marks prints as one
    phrases     the noun phrase around a word, what narrows it, and whose it is
    entities    who or what is spoken of, and the party that comes of each

First, who is there:
    name_words  which words are part of a name
    names       the names, cut into title and name
    describing  the roles and affiliations beside a name
    naming      which names are names of the same one

Second, who is meant:
    sources     the word of a source that says who speaks
    slots       the heads of each source, addressee and target
    memory      what has been read so far, and how well each earlier mention fits
    pronouns    "he", "they" and "I"
    bodies      "the ministry", "the brewer", "the report"
    nouns       "the minister", "officials", "the 54-year-old"
    leads       who is described first and named later
    reading     the article once through, from mention to mention

At last, for each attribution:
    chains      from who speaks to who stands behind
    casting     speaker, chain, addressee and target

Each imports only from those above it.
"""
