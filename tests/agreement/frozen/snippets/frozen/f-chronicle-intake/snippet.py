"""Take packages of scanned school chronicles into the town archive.

    take_in.py PACKAGE...        for example  take_in.py inbox/*.tar.gz
"""
import argparse
import logging
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

ARCHIVE = Path(os.environ.get("ARCHIVE_DIR", "/srv/archive"))
log = logging.getLogger("take_in")


def read_sheet(path):
    """The fields of a cover sheet, which has lines like `title: Our war years`."""
    fields = {}
    with open(path, encoding="utf-8-sig", errors="ignore") as sheet:
        for line in sheet:
            key, _, value = line.partition(":")
            fields[key.strip().lower()] = value.strip()
    return fields


def store(scan, year):
    """Copy a scan into the folder of its year."""
    folder = ARCHIVE / str(year)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / scan.name
    shutil.copy2(scan, target)
    target.chmod(0o777)
    return target


def take_in(package):
    """Unpack a package, store its scans, enter them in the index; how many."""
    with tempfile.TemporaryDirectory() as work:
        with tarfile.open(package) as tar:
            tar.extractall(work)
        os.chdir(work)
        sheet = read_sheet("sheet.txt")
        year = int(sheet["year"])
        scans = sorted(p for p in Path(".").iterdir() if p.suffix.lower() == ".tif")
        stored = [store(scan, year) for scan in scans]
    with open(ARCHIVE / "index.csv", "a", encoding="utf-8") as index:
        for target in stored:
            index.write(f"{sheet['school']};{sheet['title']};{year};{target}\n")
    return len(stored)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="+", type=Path)
    failed = 0
    for package in parser.parse_args(argv).packages:
        try:
            log.info("%s: %d scans", package, take_in(package))
        except Exception:
            log.exception("%s was not taken in", package)
            failed += 1
        finally:
            package.unlink(missing_ok=True)
    return 1 if failed else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
