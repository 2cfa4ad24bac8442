"""Make the environment: Python packages, front-end files, catalogues. Run by `make setup`, Python ≥ 3.11.

Uses nothing but the standard library. Every step leaves a stamp with a fingerprint of what it was made from
(lock files, this folder's place, Python's version) and is skipped while that stays the same; a step that was
broken off has no stamp and is done again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
VENDOR = ROOT / "liren" / "ui" / "static" / "vendor"


def main() -> None:
    """Do every step that is not done yet."""
    os.chdir(ROOT)
    with (ROOT / ".setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `make demo` and `make test` at once: one sets up, the other waits
        step("environment", make_environment, needs=PYTHON)
        step("tools", install_tools, REQUIREMENTS / "bootstrap.txt")
        step("packages", install_packages, REQUIREMENTS / "dev.txt")
        step("project", install_project, ROOT / "pyproject.toml")
        step("node", fetch_front_end, ROOT / "package-lock.json", needs=ROOT / "node_modules")
        step(
            "vendor", gather_front_end, ROOT / "package-lock.json", ROOT / "liren/ui/vendor.py", needs=VENDOR
        )
        run(str(PYTHON), "-m", "config.messages")


def step(name: str, work: Callable[[], None], *sources: Path, needs: Path = PYTHON) -> None:
    """Do a piece of work unless its stamp says that it was done from the same sources."""
    stamp = VENV / f".made-{name}"
    print_of_sources = fingerprint(*sources)
    if needs.exists() and stamp.exists() and stamp.read_text() == print_of_sources:
        return
    say(f"Setting up: {name} …")
    stamp.unlink(missing_ok=True)
    work()
    stamp.write_text(print_of_sources)


def fingerprint(*sources: Path) -> str:
    """What a step was made from."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version}\n".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """A virtual environment; one made by another Python, or moved here from elsewhere, is made anew."""
    if not list(VENV.glob(".made-*")) and PYTHON.exists() and answer(str(PYTHON)) == answer(sys.executable):
        return  # somebody made it by hand, with this Python: keep it
    words = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(words, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        give_up(
            "Python's module venv does not work here. On Debian and Ubuntu: "
            f"apt-get install python{version}-venv\n"
            f"{made.stdout.strip()[-500:]}{made.stderr.strip()[-500:]}"
        )


def answer(python: str) -> str:
    """Which version a Python says it is."""
    words = [python, "-c", "import sys; print(sys.version)"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout


def install_tools() -> None:
    """The fast installer; where it does not exist for a machine, pip does its work."""
    words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([str(PYTHON), *words, "-r", str(REQUIREMENTS / "bootstrap.txt")], check=False)


def install_packages() -> None:
    """Exactly what the lock file names, each file checked against its hash."""
    install("--require-hashes", "-r", str(REQUIREMENTS / "dev.txt"))


def install_project() -> None:
    """The project itself, as it stands in this folder, and its command `liren`."""
    run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--no-build-isolation", "--editable", str(ROOT))  # fmt: skip


def fetch_front_end() -> None:
    """Style base, icons, charts and maps, from the lock file; scripts of packages are not run."""
    run(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def gather_front_end() -> None:
    """Copy what the pages load to where they load it from."""
    run(str(PYTHON), "-m", "liren.ui.vendor")


def npm() -> str:
    """The machine's npm, or one from a Python package."""
    if (found := shutil.which("npm")) and shutil.which("node"):
        return found
    install("--require-hashes", "-r", str(REQUIREMENTS / "node.txt"))
    return str(VENV / "bin" / "npm")


def install(*words: str) -> None:
    """Install packages with uv, or with pip where there is no uv or it does not get through."""
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON), *words]
    if subprocess.run(uv, check=False).returncode:
        run(str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *words)


def run(*words: str) -> None:
    """Run a program with our environment first on the path; stop with its own words when it fails."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    if subprocess.run(words, env={**os.environ, "PATH": path}, check=False).returncode:
        give_up(f"This did not succeed: {' '.join(words)}")


def say(sentence: str) -> None:
    """Tell the person at the screen."""
    print(sentence, flush=True)  # noqa: T201  (the one voice of this script)


def give_up(sentence: str) -> None:
    """Stop with a sentence."""
    sys.stderr.write(f"{sentence}\n")
    sys.exit(1)


if __name__ == "__main__":
    main()
