"""Encoding: bytes become text character for character, or say what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BinaryInput, EmptyInput, InputError, UnknownEncoding
from sayso.ingest.encoding import decode, odd_characters

SAID = "“The bridge is safe”, mayor Ida Brook of Café Row said.\r\nShe left.\rHe stayed.\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "windows-1252"),
    ],
)
def test_text_comes_back_character_for_character(encoding: str, name: str) -> None:
    """Line ends stay as they are, and a byte-order mark is no part of the text."""
    decoded = decode(SAID.encode(encoding))
    assert (decoded.text, decoded.encoding) == (SAID, name)


def test_undefined_bytes_are_kept() -> None:
    """A byte that Windows-1252 leaves undefined keeps its number as a character."""
    assert decode(b"The mayor \x93left\x94 \x81 today.").text == "The mayor “left” \x81 today."


def test_stray_bytes_do_not_spoil_utf8() -> None:
    """A few bytes of another encoding are read as Windows-1252, and said so."""
    decoded = decode("“Safe”, she said — ".encode() + b"caf\xe9")
    assert decoded.text == "“Safe”, she said — café"
    assert decoded.notes == ("1 bytes are not UTF-8: read as Windows-1252.",)


def test_a_declared_encoding_is_used_where_it_is_no_utf8() -> None:
    """A page may name an encoding that we could not guess."""
    text = "Мэр сказал, что мост безопасен."
    assert decode(text.encode("koi8-r"), declared="koi8-r").text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_a_western_name_means_windows_1252(declared: str) -> None:
    """Every browser reads curly marks on a page that calls itself iso-8859-1; there is nothing to note."""
    decoded = decode("“Safe,” José Pell said.".encode("cp1252"), declared=declared)
    assert (decoded.text, decoded.encoding, decoded.notes) == (
        "“Safe,” José Pell said.",
        "windows-1252",
        (),
    )


@pytest.mark.parametrize("declared", ["undefined", "x-nonsense", "hex", "idna"])
def test_a_name_of_no_encoding_is_noted_and_passed_over(declared: str) -> None:
    """What nobody knows is read as Windows-1252, and the note has the name."""
    decoded = decode(b"Caf\xe9 Row is shut, mayor Ida Brook said.", declared=declared)
    assert decoded.text.startswith("Café Row")
    assert declared in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \r\n\t", EmptyInput),
        ("\ufeff".encode(), EmptyInput),
        (b"\xa0", EmptyInput),
        (b"%PDF-1.7 text", BinaryInput),
        (b"\x1f\x8b\x08" + bytes(50), BinaryInput),
        (bytes(range(256)) * 20, BinaryInput),
        (b"abc" + bytes(100), BinaryInput),
        ("Мэр сказал, что мост безопасен.".encode("koi8-r"), UnknownEncoding),
        (b"\xff\xfeT\x00\x00\xd8a\x00", UnknownEncoding),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, error: type[InputError]) -> None:
    """Empty, binary and unknown bytes each have an error of their own, with a way on."""
    with pytest.raises(error, match="Nothing was read"):
        decode(data)


def test_control_characters_are_counted() -> None:
    """The note says how many control characters are kept, and where the first stands."""
    assert odd_characters("It was \x00 so\x07.") == (
        "2 control characters are kept and read as white space (U+0000 at 7).",
    )


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_input_error(data: bytes) -> None:
    """No bytes end in a traceback, and no text holds a lone surrogate."""
    try:
        text = decode(data).text
    except InputError:
        return
    text.encode("utf-8")
    assert text.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_never_changed(text: str) -> None:
    """Whatever is valid UTF-8 and no UTF-16 comes back as it is."""
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
