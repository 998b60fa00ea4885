"""Summaries: the sentences on voices and sourcing that the reports for people share."""

from collections.abc import Sequence

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.report.facts.phrases import DONE_TO, describe_kind, number, own_voice
from sayso.report.facts.sourcing import Unheard, find_sourcing
from sayso.report.facts.voices import Voice, VoiceKind, Voices

_COUNTED = {
    VoiceKind.SPEAKER: "statement",
    VoiceKind.NOBODY: "statement",
    VoiceKind.WEAK: "statement",
    VoiceKind.OUTLET: "assertion",
}


def voice_name(reading: Reading, voice: Voice) -> str:
    """Return who a voice is: name, roles and affiliations as written, and the kind where it is no person."""
    party = voice.party
    if party is None:
        return own_voice(reading) if voice.kind is VoiceKind.OUTLET else str(voice.kind)
    written = _distinct(reading.article.text, (*party.roles, *party.affiliations), party.name)
    kind = "" if party.kind in {PartyKind.NAMED, PartyKind.DESCRIBED} else f" ({party.kind.value})"
    return ", ".join([party.name, *written]) + kind


def first_role(reading: Reading, party: Party) -> str:
    """Return the first role of a party as written, or "" where none is."""
    return next(iter(_distinct(reading.article.text, party.roles, party.name)), "")


def _distinct(text: str, spans: tuple[Span, ...], name: str) -> list[str]:
    """Return the wordings, the fullest of those that hold each other, in the order written."""
    wordings = list(dict.fromkeys(" ".join(span.of(text).split()) for span in spans))
    folded = [wording.casefold() for wording in wordings]
    return [
        wording
        for row, wording in enumerate(wordings)
        if folded[row] != name.casefold()
        and not any(
            folded[row] in other and (folded[row] != other or at < row)
            for at, other in enumerate(folded)
            if at != row
        )
    ]


def voice_count(voice: Voice) -> str:
    """Return how many statements, assertions or sentences a voice has."""
    if voice.kind is VoiceKind.SILENT:
        return f"{voice.statements} {voice.kind}"
    noun = _COUNTED.get(voice.kind, "sentence")
    return f"{voice.statements} {noun}{'' if voice.statements == 1 else 's'}"


def through_line(voices: Voices) -> str:
    """Return who speaks only inside the statements of others, with letters and numbers of statements."""
    through = [voice for voice in voices.voices if voice.nested_only and voice.party]
    told = ", ".join(
        f"{voice.letter} {voice.party.name} ({voice.statements})" for voice in through if voice.party
    )
    return f"Only through others: {told}" if told else ""


def sourcing_line(reading: Reading, weaker: Sequence[Statement] = ()) -> str:
    """Return who is heard, who is only spoken of, and who replied or declined to.

    Of `weaker` statements, which are not printed, it says only whom they may let be heard.
    """
    sourcing = find_sourcing(reading, weaker)
    heard = [describe_kind(kind, how_many=many) for kind, many in sourcing.kinds] or ["nobody"]
    unheard = ", ".join(map(_about, sourcing.unheard)) or "nobody found"
    replies = [f"{number(one.id)}" for one in sourcing.replies]
    unknown = f"; statements without a known speaker: {sourcing.without_speaker} of {sourcing.statements}"
    unknown += f", {sourcing.left_open} left open" if sourcing.left_open else ""
    perhaps = ", ".join(map(_about, sourcing.perhaps))
    return (
        f"Sourcing: quoted or cited: {', '.join(heard)}{unknown if sourcing.without_speaker else ''}; "
        f"heard only through others: {len(sourcing.through) or 'nobody'}; "
        f"spoken of but not heard: {unheard}; "
        f"{f'heard in weaker readings alone: {perhaps}; ' if perhaps else ''}"
        f"replies and refusals: {', '.join(replies) or 'none found'}"
    )


def _about(unheard: Unheard) -> str:
    if not unheard.about:
        return unheard.party.name
    doing = ", ".join(f"{DONE_TO.get(one.act, str(one.act))} in {number(one.id)}" for one in unheard.about)
    return f"{unheard.party.name} ({doing})"
