"""Mutants: what the tests of a room notice when one small thing in its code is changed.

Usage: mutants.py [--each N] [--seed N] [--minutes N] [--log FILE] [--again] [--only WORD] [ROOM …]
Without more it tries 25 mutants, or all, of each module of all rooms.

Each mutant differs in one place inside a function: a comparison, `and` or `or`, a number by one, a `not` that
goes, a result that is None, a statement that goes.  The tests of the room alone decide, up to the first that
fails.  They run once undisturbed, which tells what each of them calls and how long it takes; then each mutant
has a fork in which the function has the changed code, and in which those run that call it, quick ones first.
A test that takes far longer than undisturbed has noticed it, too: the mutant is "endless".
What was tried is in the log and is not tried again, but with --again those that survived are.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is first imported: threads do not live through a fork
os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import ast
import copy
import functools
import hashlib
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
STAGES = "tests/stages/"
TIMES = (STAGES + "measuring", STAGES + "test_times.py", STAGES + "test_measured_cases.py")
NUMBERS = (STAGES + "measuring", STAGES + "test_quantities.py", STAGES + "test_measured_cases.py")
# Code by room, and the tests that decide.
ROOMS = {
    "model": (("model/*.py",), ("tests/model",)),
    "claims": (("linking/claims/*.py",), ("tests/linking/claims",)),
    "times": (("stages/measuring/*.py", "stages/times.py"), TIMES),
    "quantities": (("stages/quantities*.py",), NUMBERS),
}
# Endless texts and random ones: they ask for speed and for no traceback, and take most of the time.
LEFT_OUT = "not linear_time and not jumble and not reads_its_example"
OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
# A mutant is endless where a test takes so many times its seconds of processor time, and so many more.
TIMES_LONGER = 3
SECONDS = 4
QUIET = ("-q", "-p", "no:cacheprovider", "--no-header", "--no-summary", "-k", LEFT_OUT)
KEPT = ("sayso.languages.", "sayso.stages.parse")  # their caches hold the parser and its tables
SURVIVED = "survived"

Change = Callable[[], None]
Node = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change: in which function of which module, and what it does to which line."""

    path: Path
    function: str
    place: int
    line: int
    told: str


class Ran(NamedTuple):
    """What a test does undisturbed: the functions of the room it calls, and its seconds of processor time."""

    calls: frozenset[str]
    seconds: float


def main() -> None:
    """Try the mutants of each room; print the shares by module."""
    options = _options()
    ends = time.monotonic() + options.minutes * 60
    for room in options.rooms or ROOMS:
        _try_room(room, options, ends)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="*", metavar="ROOM")
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--log", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--only", default="", help="modules whose name holds this")
    return parser.parse_args()


def _try_room(room: str, options: argparse.Namespace, ends: float) -> None:
    patterns, tests = ROOMS[room]
    files = sorted(path for pattern in patterns for path in (ROOT / "src/sayso").glob(pattern))
    if pytest.main([*QUIET, *tests, *map(str, files)], plugins=[_Trial(files, options, ends)]):
        sys.exit(f"{room}: the tests fail undisturbed")


class _Trial:
    """What runs the tests of a room in pytest's stead: once undisturbed, then for each mutant in a fork."""

    def __init__(self, files: list[Path], options: argparse.Namespace, ends: float) -> None:
        self.files = files
        self.options = options
        self.ends = ends

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests, then try the mutants of each module."""
        ran: dict[pytest.Item, Ran] = {}
        firsts: dict[str, frozenset[str]] = {}  # what a test calls when nothing is remembered
        for item in session.items:
            test = item.nodeid.partition("[")[0]
            if test not in firsts:
                _forget()
            one = _undisturbed(item, set(map(str, self.files)))
            ran[item] = one._replace(calls=one.calls | firsts.get(test, frozenset()))
            firsts.setdefault(test, one.calls)
        for path in self.files:
            if self.options.only in path.stem:
                _tell(path, self._tried(path, dict(sorted(ran.items(), key=lambda one: one[1].seconds))))
        return True

    def _tried(self, path: Path, ran: dict[pytest.Item, Ran]) -> list[tuple[Mutant, str]]:
        known = _logged(self.options.log)
        tried = []
        for mutant in _sample(mutants(path), self.options):
            key = _key(mutant)
            outcome = known.get(key)
            if outcome is None or (self.options.again and outcome == SURVIVED):
                if time.monotonic() > self.ends:
                    continue
                name = f"{path}:{mutant.function}"
                outcome = _outcome(mutant, {item: it.seconds for item, it in ran.items() if name in it.calls})
                _log(self.options.log, mutant, key, outcome)
            tried.append((mutant, outcome))
        return tried


def _undisturbed(item: pytest.Item, files: set[str]) -> Ran:
    names = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in files:
            name = frame.f_code.co_qualname.partition(".<locals>")[0]
            names.add(f"{frame.f_code.co_filename}:{name}")

    began = time.process_time()
    sys.setprofile(note)
    try:
        reports = runtestprotocol(item, nextitem=None)
    finally:
        sys.setprofile(None)
    for report in reports:
        if report.failed:
            sys.exit(f"{item.nodeid} fails undisturbed: {report.longreprtext}")
    return Ran(frozenset(names), time.process_time() - began)


def _sample(found: list[Mutant], options: argparse.Namespace) -> list[Mutant]:
    if len(found) <= options.each:
        return found
    chosen = random.Random(options.seed).sample(found, options.each)
    return sorted(chosen, key=lambda mutant: mutant.place)


def _key(mutant: Mutant) -> str:
    whole = f"{mutant.path.read_text(encoding='utf-8')}\n{mutant.place}\n{mutant.told}"
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _logged(log: Path) -> dict[str, str]:
    rows = map(json.loads, log.read_text(encoding="utf-8").splitlines()) if log.exists() else ()
    return {row["key"]: row["outcome"] for row in rows}


def _log(log: Path, mutant: Mutant, key: str, outcome: str) -> None:
    row = {"module": mutant.path.stem, "function": mutant.function, "line": mutant.line, "told": mutant.told}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**row, "key": key, "outcome": outcome}) + "\n")


def _tell(path: Path, tried: list[tuple[Mutant, str]]) -> None:
    killed = sum(outcome != SURVIVED for _, outcome in tried)
    if tried:
        low, high = _between(killed, len(tried))
        print(f"{path.stem:<18}{killed:>4} of {len(tried):<4}{low:5.0%} to {high:.0%}", flush=True)
    for mutant, outcome in tried:
        if outcome == SURVIVED:
            print(f"    line {mutant.line}, {mutant.function}: {mutant.told}", flush=True)


def _between(killed: int, tried: int) -> tuple[float, float]:
    """Return Wilson's interval, 95 %."""
    z = 1.96
    share, spread = killed / tried, z * z / tried
    middle = share + spread / 2
    width = z * ((share * (1 - share) + spread / 4) / tried) ** 0.5
    return max((middle - width) / (1 + spread), 0.0), min((middle + width) / (1 + spread), 1.0)


# What may be changed, and how.


def mutants(path: Path) -> list[Mutant]:
    """Return every mutant of a module, in the order of its functions."""
    changes = _changes(ast.parse(path.read_text(encoding="utf-8")))
    return [
        Mutant(path=path, function=function, place=place, line=node.lineno, told=told)
        for place, (function, node, told, _) in enumerate(changes)
    ]


def _code(mutant: Mutant) -> CodeType:
    """Return the changed code of the function."""
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    list(_changes(tree))[mutant.place][3]()
    compiled = compile(ast.fix_missing_locations(tree), str(mutant.path), "exec")
    return _codes(compiled)[mutant.function]


def _codes(module: CodeType) -> dict[str, CodeType]:
    """Return the code of each function of a module and of its classes, by its name."""
    found = {}
    for const in module.co_consts:
        if isinstance(const, CodeType) and not const.co_name.startswith("<"):
            found[const.co_qualname] = const
            if not const.co_flags & 2:  # the body of a class, whose names are no local ones
                found |= _codes(const)
    return found


def _changes(tree: ast.Module) -> Iterator[tuple[str, Node, str, Change]]:
    """Yield every change that can be made: in which function, where, what it does, and doing it."""
    for name, function in _functions(tree, ""):
        for body in _bodies(function):
            for node in list(body):
                yield from ((name, *one) for one in _dropped(body, node))
        for statement in function.body:
            for node in ast.walk(statement):
                yield from ((name, *one) for one in _changed(node))


def _functions(node: ast.AST, within: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield within + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{within}{child.name}.")


def _bodies(function: ast.FunctionDef) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                yield body


def _dropped(body: list[ast.stmt], node: ast.stmt) -> Iterator[tuple[Node, str, Change]]:
    """Yield a statement that goes: a call, a guard, a step of a sum or a loop; no name needed later."""
    said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    guard = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return | ast.Continue | ast.Raise)
    step = isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Raise)
    kept = isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name | ast.Tuple)
    if not said and (guard or step or kept):
        first = ast.unparse(node).splitlines()[0]
        yield node, f"without {first}", lambda: body.__setitem__(body.index(node), ast.Pass())


def _changed(node: ast.AST) -> Iterator[tuple[Node, str, Change]]:
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            turned = OPPOSITE[type(sign)]()
            yield _told(node, lambda it, place=place, turned=turned: it.ops.__setitem__(place, turned))
    elif isinstance(node, ast.BoolOp):
        turned = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _told(node, lambda it: setattr(it, "op", turned))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        # `not not …` keeps what it is: a truth, no value
        yield _told(node, lambda it: setattr(it, "operand", ast.UnaryOp(op=ast.Not(), operand=it.operand)))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        values = [not node.value] if isinstance(node.value, bool) else [node.value + 1, node.value - 1]
        for value in values:
            yield _told(node, lambda it, value=value: setattr(it, "value", value))
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        yield _told(node, lambda it: setattr(it, "value", ast.Constant(value=None)))


def _told(node: Node, change: Callable[[Any], None]) -> tuple[Node, str, Change]:
    changed = copy.deepcopy(node)
    change(changed)
    return node, f"{ast.unparse(node)}  →  {ast.unparse(changed)}", lambda: change(node)


# Running one.


def _outcome(mutant: Mutant, seconds: dict[pytest.Item, float]) -> str:
    code = _code(mutant)
    child = os.fork()
    if not child:
        ended = 1
        try:
            ended = _judge(mutant, code, seconds)
        finally:
            os._exit(ended)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "endless"
    return "killed" if status else SURVIVED


def _judge(mutant: Mutant, code: CodeType, seconds: dict[pytest.Item, float]) -> int:
    """Return whether a test notices the changed function."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    name = ".".join(mutant.path.relative_to(ROOT / "src").with_suffix("").parts)
    _function(import_module(name), mutant.function).__code__ = code
    _forget()
    for item, undisturbed in seconds.items():
        until = time.process_time() + SECONDS + TIMES_LONGER * undisturbed
        resource.setrlimit(resource.RLIMIT_CPU, (int(until) + 1, resource.RLIM_INFINITY))
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=None)):
            return 1
    return 0


def _function(module: ModuleType, name: str) -> FunctionType:
    found: object = module
    for part in name.split("."):
        found = vars(found)[part]
    for wrapped in ("__wrapped__", "__func__", "fget", "func"):
        found = getattr(found, wrapped, found)
    assert isinstance(found, FunctionType)  # noqa: S101 — for mypy
    return found


def _forget() -> None:
    """Empty what functions remember, but for the parser and its tables."""
    for name, module in list(sys.modules.items()):
        if name.startswith("sayso.") and not name.startswith(KEPT):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001 — it has no other name
                    value.cache_clear()


if __name__ == "__main__":
    main()
