"""spaCy is imported lean, and whole for whoever asks for more."""

import subprocess
import sys

import pytest


def run(code: str) -> list[str]:
    """Return what the code prints in a process of its own, by words."""
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return made.stdout.split()


def test_a_reading_needs_no_command_line_of_spacy() -> None:
    """Loading the parser imports none of it, nor what it brings."""
    code = (
        "import sys; from sayso.languages.pack import load_pack\n"
        "from sayso.languages.parser import load_parser\n"
        "load_parser(load_pack('en')); print(*(name in sys.modules for name in ('spacy.cli', 'weasel')))"
    )
    assert run(code) == ["False", "False"]


def test_the_words_of_the_training_text_are_left_out() -> None:
    """The parser knows its labels and meets all other words in texts: 85,000 would take 15 MB a process."""
    code = (
        "from sayso.languages.pack import load_pack; from sayso.languages.parser import load_parser\n"
        "print(len(load_parser(load_pack('en')).vocab.strings) < 5_000)"
    )
    assert run(code) == ["True"]


def test_spacy_is_whole_afterwards() -> None:
    """What was left out is imported when it is asked for."""
    code = (
        "from sayso.languages.lean import import_spacy; spacy = import_spacy()\n"
        "import spacy.cli; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
        "print(spacy.cli.info.__module__)"
    )
    assert run(code) == ["True", "spacy.cli.info"]


def test_a_process_of_our_own_leaves_torch_out() -> None:
    """It is not imported, whether installed or not: no model here is made of it."""
    code = (
        "import sys; from sayso.languages.lean import import_spacy, own_process; {}import_spacy()\n"
        "from thinc.compat import has_torch; from importlib.util import find_spec\n"
        "print(has_torch == ('torch' in sys.modules and sys.modules['torch'] is not None), has_torch)"
    )
    assert run(code.format("own_process(); ")) == ["True", "False"]


def test_a_process_of_our_own_seldom_walks_all_that_is_loaded() -> None:
    """Garbage is looked for after more new objects than usual; in another's process nothing is changed."""
    shown = "print(gc.get_threshold()[0])"
    usual = int(run(f"import gc; {shown}")[0])
    own = int(run(f"import gc; from sayso.languages.lean import own_process; own_process(); {shown}")[0])
    assert own > 10 * usual


@pytest.mark.parametrize("module", ["sayso.cli.main", "sayso.engine.local"])
def test_a_process_of_our_own_multiplies_in_one_thread(module: str) -> None:
    """It is told before numpy is imported, which looks at it then alone; who set it otherwise has it."""
    code = (
        "import {0}, os, sys; from sayso.languages.lean import own_process; {1}\n"
        "print('numpy' in sys.modules); own_process(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    assert run(code.format(module, "os.environ.pop('OPENBLAS_NUM_THREADS', None)")) == ["False", "1"]
    assert run(code.format(module, "os.environ['OPENBLAS_NUM_THREADS'] = '2'")) == ["False", "2"]
