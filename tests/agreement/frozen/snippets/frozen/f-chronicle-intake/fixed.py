"""Take packages of scanned school chronicles into the town archive.

    take_in.py PACKAGE...        for example  take_in.py inbox/*.tar.gz
"""
import argparse
import csv
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
    data = Path(path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    fields = {}
    for line in text.splitlines():
        key, _, value = line.partition(":")
        fields[key.strip().lower()] = value.strip()
    return fields


def store(scan, folder):
    """Copy a scan into `folder`, where no file of its name may be."""
    target = folder / scan.name
    with open(scan, "rb") as source, open(target, "xb") as copy:
        shutil.copyfileobj(source, copy)
    shutil.copystat(scan, target)
    target.chmod(0o644)
    return target


def take_in(package):
    """Unpack a package, store its scans, enter them in the index; how many."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        with tarfile.open(package) as tar:
            tar.extractall(work, filter="data")
        sheet = read_sheet(work / "sheet.txt")
        year = int(sheet["year"])
        scans = sorted(p for p in work.iterdir() if p.suffix.lower() == ".tif")
        folder = ARCHIVE / str(year) / package.name
        folder.mkdir(parents=True)
        try:
            stored = [store(scan, folder) for scan in scans]
        except OSError:
            shutil.rmtree(folder)
            raise
    with open(ARCHIVE / "index.csv", "a", encoding="utf-8", newline="") as index:
        rows = csv.writer(index, delimiter=";", lineterminator="\n")
        for target in stored:
            rows.writerow([sheet["school"], sheet["title"], year, target])
    return len(stored)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="+", type=Path)
    failed = 0
    for package in parser.parse_args(argv).packages:
        try:
            log.info("%s: %d scans", package, take_in(package))
            package.unlink()
        except Exception:
            log.exception("%s was not taken in", package)
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
