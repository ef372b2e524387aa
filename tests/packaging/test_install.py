"""The program runs from the wheel, from the sdist and from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = "from qmas_tui.cli.main import main; main()"


def _run(path: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command with the package found at a path, and nowhere else."""
    script = f"import sys; sys.path.insert(0, {str(path)!r}); {RUN}"
    environment = {**os.environ, "QMAS_TUI_CONFIG": str(cwd), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True, timeout=120)
    return out


def _unpacked(built: Path, kind: str, to: Path) -> Path:
    if kind == "checkout":
        return ROOT
    if kind == "wheel":
        with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
            wheel.extractall(to)
        return to
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        sdist.extractall(to, filter="data")
    return next(to.iterdir())


@pytest.mark.parametrize("kind", ["wheel", "sdist", "checkout"])
def test_runs_from(kind: str, built: Path, tmp_path: Path) -> None:
    """The command finds its rules and sample words wherever it was installed from."""
    place = _unpacked(built, kind, tmp_path / "at")
    shown = _run(place, "rules", "show", "E-02", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "three months" in shown.stdout
    sheet = ROOT / "tests" / "data" / "clients-utf8.csv"
    book = tmp_path / "book.db"
    done = _run(place, "import", str(sheet), "--book", str(book), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    due = _run(place, "due", "--book", str(book), cwd=tmp_path)
    assert due.returncode == 0, due.stderr


def test_nothing_else_at_the_top() -> None:
    """The project has the folders that it says, and no others."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"],
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    folders = {line.split("/")[0] for line in listed.stdout.split("\n") if "/" in line}
    assert folders == {".ci", "config", "docs", "qmas_tui", "tests"}
