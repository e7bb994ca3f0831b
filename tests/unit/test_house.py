"""The house keeps its rules: who may import whom, what is documented, how big things get, what scripts may do."""

from __future__ import annotations

import ast
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hooks" / "handbook"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "hooks/theme/assets/javascripts").glob("*.js"))

BASE = {"problems", "source"}
MODELS = {"calculators.model", "checklists.model"}
DIRECTIONS: dict[str, set[str]] = {
    "problems": set(),
    "source": {"problems"},
    "calculators": BASE,
    "checklists": BASE,
    "diagrams": BASE,
    "glossary": BASE,
    "blocks": BASE | {"calculators", "checklists", "diagrams"},
    "variables": BASE,
    "publish": set(),
    "stamps": set(),
    "governance": BASE,
    "embed": BASE,
    "exports": BASE
    | MODELS
    | {"governance", "embed", "calculators.display", "calculators.evaluate", "checklists.inline"}
    | {"diagrams.model", "diagrams.page"},
    "generated": BASE | MODELS | {"governance", "embed"},
    "search": BASE | MODELS,
    "manual": BASE
    | MODELS
    | {"checklists.inline"}
    | {f"calculators.{module}" for module in ("charts", "display", "evaluate", "page")},
    "edition": BASE
    | {"calculators", "checklists", "governance", "generated", "search", "manual", "exports"},
    "sitecheck": {"problems"},
}
"""Each room of the package, and what it may import of the others."""

ALONE = {"mkdocs": "hooks/main.py", "markdown": "hooks/handbook/blocks.py"}
"""Libraries that one file only may know."""

LONGEST = 300
DOM = re.compile(r"\b(?:document|querySelector\w*|getElementById|addEventListener|createElement)\b")
WITHOUT_DOM = {"kernel.js", "evaluate.js", "store.js"}
SEARCHES_THE_PAGE = re.compile(r"\bdocument\.(?:querySelector\w*|getElement\w+)")
FORBIDDEN = re.compile(
    r"\beval\(|new Function|\.(?:inner|outer)HTML\s*\+?=|insertAdjacentHTML|document\.write|\bimport\(|https?://(?!www\.w3\.org/|schemas\.openxmlformats\.org/)"
)
ALWAYS = {"start", "tables", "document", "terms"}
BUDGETS = {
    "plain": (set[str](), 5),
    "calculator": ({"kernel", "evaluate", "charts", "calculator"}, 24),
    "checklist": ({"store", "record", "checklist"}, 15),
}
"""Kilobytes of our scripts that a page of each kind may ask for, compressed."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room a module of the package belongs to; empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that ``path`` imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: a relative import; write handbook.… instead"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def test_every_room_has_its_place() -> None:
    assert {room(path) for path in MODULES} - {""} <= set(DIRECTIONS), "say in DIRECTIONS what the new room may import"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_one_way(path: Path) -> None:
    wrong = []
    for line, imported in imports(path):
        target = imported.removeprefix("handbook.")
        if target == imported or target.split(".")[0] == room(path):
            continue
        if not any(f"{target}.".startswith(f"{allowed}.") for allowed in DIRECTIONS.get(room(path), set())):
            wrong.append(f"{name(path)}:{line}: {room(path)} may not import {imported}")
    assert wrong == []


@pytest.mark.parametrize("library", ALONE)
def test_one_file_alone_knows(library: str) -> None:
    knowing = {
        name(path)
        for path in [*MODULES, ROOT / "hooks/main.py"]
        for _, imported in imports(path)
        if imported.split(".")[0] == library
    }
    assert knowing == {ALONE[library]}


def public(tree: ast.Module) -> Iterator[tuple[int, str, str | None]]:
    """Line, name and docstring of everything public that a module defines."""
    yield 1, "the module", ast.get_docstring(tree)
    outer: list[ast.Module | ast.ClassDef] = [tree]
    while outer:
        for node in outer.pop().body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
                yield node.lineno, node.name, ast.get_docstring(node)
                outer += [node] if isinstance(node, ast.ClassDef) else []


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks/main.py"], ids=name)
def test_everything_public_is_documented(path: Path) -> None:
    overriding = {"handle_starttag", "handle_startendtag", "handle_endtag", "handle_data", "handle_comment", "run"}
    silent = [
        f"{name(path)}:{line}: {what}"
        for line, what, docstring in public(ast.parse(path.read_text("utf-8")))
        if not docstring and what not in overriding
    ]
    assert silent == []


def test_no_module_grows_too_long() -> None:
    sizes = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: lines for path, lines in sizes.items() if lines > LONGEST} == {}
    assert sorted(sizes.values())[len(sizes) // 2] <= LONGEST // 2


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_keep_to_their_place(path: Path) -> None:
    text = path.read_text("utf-8")
    assert '"use strict"' in text
    assert not FORBIDDEN.search(text), f"{path.name}: {FORBIDDEN.search(text)}"
    if path.name in WITHOUT_DOM:
        assert not DOM.search(text), f"{path.name} works without a page: {DOM.search(text)}"
    if path.name != "start.js":
        assert not SEARCHES_THE_PAGE.search(text), "only start.js searches the page"


@pytest.mark.parametrize("kind", BUDGETS)
def test_the_scripts_of_a_page_stay_small(kind: str) -> None:
    names, budget = BUDGETS[kind]
    sizes = {path.stem: len(gzip.compress(path.read_bytes(), 9)) for path in SCRIPTS if path.stem in names | ALWAYS}
    assert sum(sizes.values()) <= budget * 1024, sizes


def test_every_script_and_style_sheet_is_loaded() -> None:
    styles = sorted((ROOT / "hooks/theme/assets/stylesheets").glob("*.css"))
    for files, partial in ((SCRIPTS, "scripts.html"), (styles, "styles.html")):
        text = (ROOT / "hooks/theme/partials" / partial).read_text("utf-8")
        assert [path.name for path in files if f'("{path.stem}",' not in text] == []


def test_start_comes_last() -> None:
    text = (ROOT / "hooks/theme/partials/scripts.html").read_text("utf-8")
    assert re.findall(r'\("(\w+)",', text)[-1] == "start"


def tracked() -> list[Path]:
    """The text files that are part of the product."""
    folders = ("docs", "hooks", "scripts", "bench", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    return [path for path in files if "__pycache__" not in path.parts and path.suffix not in {".png", ".pyc"}]


def test_nothing_names_a_machine_or_a_registry() -> None:
    unwanted = re.compile(r"/(?:work|root|tmp)/|(?:pypi|pythonhosted|npmjs|jsdelivr|unpkg)\.\w+")
    found = [
        f"{name(path)}: {match[0]}"
        for path in tracked()
        if (match := unwanted.search(path.read_text("utf-8", errors="ignore")))
    ]
    assert found == []


def test_every_dependency_is_pinned_with_hashes() -> None:
    for file in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / file).read_text("utf-8")
        entries = re.split(r"\n(?=\S)", text)
        pinned = [entry for entry in entries if "==" in entry]
        assert pinned
        assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_what_is_pinned_is_what_is_asked_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = {"requirements.txt": project["dependencies"], "requirements-test.txt": project["optional-dependencies"]["test"]}
    for file, wanted in pins.items():
        names = {line.split("==")[0].lower() for line in (ROOT / file).read_text("utf-8").splitlines() if "==" in line}
        missing = {re.split(r"[<>=~ ]", one)[0].lower() for one in wanted} - names
        assert not missing, f"{file} lacks {missing}: make lock"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_tree_in_readme_is_true(readme: str) -> None:
    tree = (ROOT / readme).read_text("utf-8").split("```")[1]
    told = {line.split()[0].rstrip("/") for line in tree.splitlines() if line.strip()}
    rooms = {f"{room(path)}.py" if (PACKAGE / f"{room(path)}.py").exists() else room(path) for path in MODULES}
    ignored = {line.strip("/\n") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."} - ignored - {"pictures"}
    assert rooms - {"", ".py"} | folders <= told, "a room or folder is missing"
    everywhere = {path.name for path in [*ROOT.iterdir(), *(ROOT / "hooks").iterdir(), *PACKAGE.iterdir()]}
    assert told - everywhere - {"index.md"} == set(), "something is gone"
