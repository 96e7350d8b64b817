"""Imports point one way, from the records to the command line; heavy packages wait in functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import aligner

PACKAGE = Path(aligner.__file__).parent

# The stations in the order of the page's way. A module may import from its own station and from any
# to the left of it. What shares a place knows nothing of one another.
STATIONS = (
    {"types", "errors"},
    {"page", "encode"},
    {"align", "check", "corpus", "report", "evaluate", "shelf"},
    {"inputs", "train"},
    {"pipeline", "options"},
    {"batch", "options_batch", "options_export"},
    {"console"},
    {"cli_score"},
    {"cli_batch", "cli_check", "cli_export", "cli_models", "cli_report", "cli_stats", "cli_train"},
    {"cli"},
    {"__main__"},
)
PLACE = {station: place for place, names in enumerate(STATIONS) for station in names}

# What takes more than a tenth of a second to import. numpy is heavy too, but no station of the
# alignment can do without it; the command line can (tests/test_cli.py).
HEAVY = {
    "fastwarc",
    "kiwipiepy",
    "pyarrow",
    "ray",
    "resiliparse",
    "rich",
    "sentence_transformers",
    "sentencepiece",
    "torch",
    "transformers",
}

# Modules made of torch: the first is loaded by sentence-transformers itself, by the name in a model's folder. Others
# of ours load them inside functions.
OF_TORCH = (
    "aligner.encode.torch_module",
    "aligner.train.descent",
    "aligner.train.fit",
    "aligner.train.objective",
    "aligner.train.student",
)

MODULES = sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    parts = [PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(node: ast.AST) -> Iterator[str]:
    """The modules that an import statement names, with every name it might take from them."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def station(module: str) -> str:
    """The station of a module or of a name in it; "" is the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements that run when the module is imported: no bodies of functions, no type checking."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("path", MODULES, ids=map(module_name, MODULES))
def test_imports_point_one_way(path: Path) -> None:
    """No station imports from one further down the way, not even inside a function."""
    here = station(module_name(path))
    if not here:
        return  # the package's front door names everything, and loads it late
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        for name in imported(node):
            there = station(name)
            if name.split(".")[0] != PACKAGE.name or there in {here, "__version__"}:
                continue
            assert PLACE[there] < PLACE[here], f"{module_name(path)} imports {name}"


FOLDERS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_parts_of_a_station_point_one_way(folder: str) -> None:
    """No part of a station imports from one that imports from it, directly or over others.

    A part is a folder of it or a module beside the folders: some are what the folders share, some put them together.
    """
    needs: dict[str, set[str]] = {}
    for path in (PACKAGE / folder).rglob("*.py"):
        here = part(module_name(path), folder)
        names = {n for node in ast.walk(ast.parse(path.read_text("utf8"))) for n in imported(node)}
        needs.setdefault(here, set()).update({part(name, folder) for name in names} - {here, ""})
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the parts of the circle


def part(name: str, folder: str) -> str:
    """The folder of a station, or the module beside its folders, that a name stands in; "" is outside."""
    parts = name.split(".")
    return parts[2] if len(parts) > 2 and parts[:2] == [PACKAGE.name, folder] else ""


def test_every_station_is_known() -> None:
    """A new station has to be given its place above."""
    found = {station(module_name(path)) for path in MODULES} - {""}
    assert found <= PLACE.keys()


@pytest.mark.parametrize("path", MODULES, ids=map(module_name, MODULES))
def test_heavy_imports_wait(path: Path) -> None:
    """Importing a module of ours loads no heavy package, nor the module that is made of one."""
    if module_name(path) in OF_TORCH:
        return
    tree = ast.parse(path.read_text(encoding="utf8"))
    names = [name for node in at_import(tree) for name in imported(node)]
    assert not {name.split(".")[0] for name in names} & HEAVY
    assert not [name for name in names if name.startswith(OF_TORCH)]
