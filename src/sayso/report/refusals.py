"""Refusals: who would not speak, apart from who turned something down and is heard in that."""

from sayso.languages.pack import load_pack
from sayso.model.reading import Reading
from sayso.model.statement import Act, Statement
from sayso.stages.doing.words import act_words

_OPENING = 4  # "to give any further details": what is refused is named at the start
_REFUSING = frozenset({Act.DECLINE, Act.DENY})  # acts of the cues that govern what is refused


def refuses_to_speak(reading: Reading, one: Statement) -> bool:
    """Tell silence and "declined to comment" from "rejected the offer", which is heard."""
    if one.act is not Act.DECLINE:
        return one.act is Act.NO_REPLY
    words, content = act_words(load_pack(reading.article.language)), _words(reading, one)
    if not content or one.lexeme.partition(":")[0] in words.comments | words.replies:
        return True
    if words.defaults.get(one.lexeme) not in _REFUSING:  # "said it would not accept"
        return False
    things = content[0] in words.wrong.definite | words.wrong.indefinite
    spoken = words.spoken - words.handed if things else words.spoken
    return any(word in spoken or word.removesuffix("s") in spoken for word in content[:_OPENING])


def _words(reading: Reading, one: Statement) -> list[str]:
    """Return the words of the content, in small letters, without marks."""
    written = " ".join(span.of(reading.article.text) for span in one.content)
    return [word.strip("“”‘’\"'.,;:") for word in written.casefold().split()]
