"""Compiles the shipped datasets from the folder of raw tables; `--check` proves what is shipped.

python3 Datasets/compile/compile.py --raw FOLDER [--only NAME] [--check]
"""

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # the folder holds sources only

import checks
import europe
import mexico
import states
import world

COMPILERS = {module.NAME: module for module in (europe, mexico, states, world)}
SHIPPED = Path(__file__).resolve().parent.parent


def compare(name, fresh, report):
    """Byte for byte, file for file, in both directions."""
    shipped = SHIPPED / name
    names = {path.name for path in fresh.iterdir()} | (
        {path.name for path in shipped.iterdir()} if shipped.is_dir() else set()
    )
    for file in sorted(names):
        same = (
            (fresh / file).is_file()
            and (shipped / file).is_file()
            and filecmp.cmp(fresh / file, shipped / file, shallow=False)
        )
        report.holds(same, f"{name}/{file} is the same byte for byte")


def main():
    parser = argparse.ArgumentParser(description="compiles the shipped datasets")
    parser.add_argument("--raw", required=True, type=Path, help="folder with the raw tables and sources.csv")
    parser.add_argument("--only", choices=sorted(COMPILERS), help="one dataset instead of all four")
    parser.add_argument("--check", action="store_true", help="compile to a temporary folder and compare")
    given = parser.parse_args()
    if not (given.raw / "sources.csv").is_file():
        parser.error(f"'{given.raw}' holds no sources.csv; name the folder of the raw tables")
    report = checks.Report()
    for name, module in COMPILERS.items():
        if given.only not in (None, name):
            continue
        print(name)
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) if given.check else SHIPPED / name
            folder.mkdir(parents=True, exist_ok=True)
            result = module.compile_into(folder, given.raw)
            if given.check:
                compare(name, folder, report)
            checks.form(name, folder, result, report)
            checks.CONTENT[name](result, report)
    print(f"{report.passed} checks hold, {len(report.failed)} fail")
    for line in report.failed:
        print(f"  fails: {line}", file=sys.stderr)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
