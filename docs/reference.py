"""The page of Python names: signatures, fields and docstrings as they stand in the source."""

import ast
import inspect
import re
from collections.abc import Iterator
from enum import EnumType
from functools import cache
from importlib import import_module
from types import FunctionType

import sayso

_GROUPS: dict[str, tuple[str, ...]] = {
    "Reading": ("read", "read_all", "pipe"),
    "Results": ("to_text", "to_dict", "to_json", "to_csv", "to_html", "to_pandas", "notebook_html", "export"),
    "Reports": ("audit", "timeline", "claims", "trail", "compare", "changes"),
    "A store": ("Store", "add"),
    "Nouns": (),  # all others
}
_ABOUT = """\
Everything here is imported from `sayso`: `sayso.read(…)`. Each name is loaded at its first use.
`sayso.__version__` is the version. What is not on this page may change without notice."""
_WIDTH = 100  # as the help of commands


def reference_page() -> str:
    """Return the page: every public name under its group, in the order of its use."""
    grouped = {name for names in _GROUPS.values() for name in names} | {"__version__"}
    rest = tuple(name for name in sayso.__all__ if name not in grouped)
    parts = [_ABOUT]
    for group, names in _GROUPS.items():
        parts.append(f"## {group}")
        for name in names or rest:
            parts += _entry(name)
    return "\n\n".join(parts)


def _entry(name: str) -> Iterator[str]:
    thing = getattr(sayso, name)
    yield f"### {name}"
    if isinstance(thing, FunctionType):
        yield _signature(_function(thing), name)
    if name == "Store":  # what is opened; the others are given, not made
        yield _signature(_method(thing, "__init__"), name)
    yield from _told(thing, name)
    if isinstance(thing, EnumType):
        yield "Values: " + ", ".join(f"`{one.value}`" for one in thing) + "."
    elif isinstance(thing, type):
        yield from _noun(name, thing)


def _noun(name: str, thing: type) -> Iterator[str]:
    makers = [f"[`{one}`](#{one})" for one in sayso.__all__ if _returned_by(one) == name]
    if makers:
        yield f"Given by {', '.join(makers)}."
    fields = "\n".join(f"| `{key}` | `{kind}` |" for key, kind in _fields(thing))
    if fields:
        yield f"| field | type |\n|---|---|\n{fields}"
    answers = "\n".join(f"| `{key}` | {says} |" for key, says in _answers(thing))
    if answers:
        yield f"| asked | answers |\n|---|---|\n{answers}"


def _told(thing: object, name: str) -> Iterator[str]:
    """Yield the docstring: what it says, then its example, which names what it takes from sayso."""
    prose, _, example = (inspect.getdoc(thing) or "").partition(">>> ")
    yield prose.strip()
    if example:
        taken = "" if "import sayso" in example else f">>> from sayso import {name}\n"
        yield f"```pycon\n{taken}>>> {example.strip()}\n```"


def _signature(node: ast.FunctionDef, name: str) -> str:
    arguments = [one for one in _arguments(node) if one != "self"]
    returned = f" -> {_plain(node.returns)}" if node.returns and node.name == name else ""
    line = f"{name}({', '.join(arguments)}){returned}"
    if len(line) > _WIDTH:
        line = f"{name}(\n" + "".join(f"    {one},\n" for one in arguments) + f"){returned}"
    return f"```text\n{line}\n```"


def _arguments(node: ast.FunctionDef) -> Iterator[str]:
    """Yield each argument as it is written, with the mark behind which they are given by name alone."""
    given = node.args
    defaults = [None] * (len(given.args) - len(given.defaults)) + [*given.defaults]
    for one, default in zip(given.args, defaults, strict=True):
        yield _argument(one, default)
    if given.vararg:
        yield f"*{_argument(given.vararg, None)}"
    elif given.kwonlyargs:
        yield "*"
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield _argument(one, default)
    if given.kwarg:
        yield f"**{_argument(given.kwarg, None)}"


def _argument(one: ast.arg, default: ast.expr | None) -> str:
    kind = f": {_plain(one.annotation)}" if one.annotation else ""
    return f"{one.arg}{kind}{f' = {ast.unparse(default)}' if default else ''}"


def _plain(kind: ast.expr) -> str:
    """Return a type as it is written, without the quotes that put its import off."""
    return re.sub(r"['\"]", "", ast.unparse(kind))


def _fields(thing: type) -> Iterator[tuple[str, str]]:
    """Yield the fields of a noun with their types, those of what it builds on first."""
    for owner in reversed(_own_classes(thing)):
        for one in _class_body(owner):
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                if one.target.id.startswith("_"):
                    continue
                yield one.target.id, _plain(one.annotation).replace("|", "\\|")


def _answers(thing: type) -> Iterator[tuple[str, str]]:
    """Yield what can be asked of a noun, in the order of the names: methods, and what is worked out."""
    found: dict[str, str] = {}
    for owner in reversed(_own_classes(thing)):
        for one in _class_body(owner):
            says = ast.get_docstring(one) if isinstance(one, ast.FunctionDef) else None
            if isinstance(one, ast.FunctionDef) and says and not one.name.startswith("_"):
                found[_called(one)] = says.partition("\n")[0].replace("|", "\\|")
    yield from sorted(found.items())


def _called(node: ast.FunctionDef) -> str:
    if any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list):
        return node.name
    names = (re.split(r": | = ", one)[0] for one in _arguments(node))
    return f"{node.name}({', '.join(name for name in names if name not in {'self', 'cls'})})"


def _own_classes(thing: type) -> list[type]:
    return [owner for owner in thing.__mro__ if owner.__module__.startswith("sayso.")]


def _returned_by(name: str) -> str:
    """Return the name of what a public function returns, "" where it is no function."""
    thing = getattr(sayso, name)
    returns = _function(thing).returns if isinstance(thing, FunctionType) else None
    return _plain(returns) if returns else ""


def _function(thing: FunctionType) -> ast.FunctionDef:
    return _defined(_tree(thing.__module__), thing.__name__)


def _method(thing: type, name: str) -> ast.FunctionDef:
    return _defined(_class_body(next(one for one in thing.__mro__ if name in vars(one))), name)


def _defined(body: list[ast.stmt], name: str) -> ast.FunctionDef:
    return next(one for one in body if isinstance(one, ast.FunctionDef) and one.name == name)


def _class_body(owner: type) -> list[ast.stmt]:
    every = (one for one in _tree(owner.__module__) if isinstance(one, ast.ClassDef))
    return next(one for one in every if one.name == owner.__name__).body


@cache
def _tree(module: str) -> list[ast.stmt]:
    return ast.parse(inspect.getsource(import_module(module))).body
