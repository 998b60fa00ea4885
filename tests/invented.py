"""Invented articles, drawn piece by piece: people, what they say and how, and what the outlet tells."""

from hypothesis import strategies as st

PEOPLE = (
    ("Ida Brook", "Brook", "the mayor of Lowmarket"),
    ("Omar Haddad", "Haddad", "a spokesman for the port authority"),
    ("Lena Voss", "Voss", "the chief engineer"),
    ("Tomas Orm", "Orm", "a farmer from Askerby"),
    ("Ruth Velden", "Velden", "the harbour master"),
)
CLAUSES = (
    "the dam will hold through the winter",
    "nobody was hurt in the fire",
    "about 40 people had left their homes by Sunday",
    "the bridge could be closed for three weeks",
    "the council had not been told of the leak",
    "prices rose by 4 percent last year",
    "the ferry would run again on Monday",
)
QUOTES = (
    "We will not wait any longer",
    "The water came over the wall in the night",
    "It’s the worst flood that I’ve seen",
    "There is no reason for concern",
    "They knew about it and did nothing",
)
VERBS = ("said", "told reporters", "added", "warned", "claimed")
FACTS = (
    "Rain has fallen on the valley for nine days.",
    "The harbour was closed on Friday after a barge hit the pier.",
    "Work on the new bridge began in 2021 and cost €3 million.",
    "Two roads out of Lowmarket were still under water on Monday morning.",
)
TITLES = ("Dam holds as rain goes on", "Port fire: nobody hurt", "Council meets over leak")


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Draw one paragraph: somebody quoted, reported or silent, or what the outlet tells itself."""
    name, family, role = draw(st.sampled_from(PEOPLE))
    clause, quote = draw(st.sampled_from(CLAUSES)), draw(st.sampled_from(QUOTES))
    verb, fact = draw(st.sampled_from(VERBS)), draw(st.sampled_from(FACTS))
    forms = (
        f"{name}, {role}, said that {clause}.",
        f"“{quote},” {name} {verb} on Tuesday.",
        f"“{quote},” said {name}, {role}. “{draw(st.sampled_from(QUOTES))}.”",
        f"According to {name}, {clause}. {fact}",
        f"{name} denied that {clause}.",
        f"{role[0].upper()}{role[1:]}, {name}, declined to comment.",
        f"{name} claimed that {clause}. {family} called the wall a “so-called defence”.",
        f"{fact} {name} said: “{quote}.”",
        f"{fact}",
        f"A resident, who asked not to be named, said {clause}.",
    )
    return draw(st.sampled_from(forms))


@st.composite
def articles(draw: st.DrawFn, *, least: int = 2, most: int = 6) -> str:
    """Draw a whole article: a title and some paragraphs, none of them twice."""
    body = draw(st.lists(paragraphs(), min_size=least, max_size=most, unique=True))
    return "\n\n".join((draw(st.sampled_from(TITLES)), *body)) + "\n"
