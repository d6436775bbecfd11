import json
import runpy
import sys

import pytest
import subject

HEADER = "number,name,email,branch,joined\n"


def row(number="1", name="Ada", email="ada@x.org", branch="Rowing", joined="01.02.2020"):
    return {
        "number": number,
        "name": name,
        "email": email,
        "branch": branch,
        "joined": joined,
    }


@pytest.fixture
def export(tmp_path):
    def export(text, encoding="utf-8"):
        path = tmp_path / "export.csv"
        path.write_text(text, encoding=encoding)
        return path

    return export


def test_quoted_commas_stay_in_their_field(export):
    path = export(HEADER + '7,"Lee, Ann",ann@x.org,Rowing,01.02.2020\n')
    assert list(subject.read_export(path)) == [
        row("7", "Lee, Ann", "ann@x.org", "Rowing", "01.02.2020")
    ]


def test_record_of_a_row():
    members, skipped = subject.to_members([row(name=" Ada ", email="Ada@X.org")])
    assert skipped == 0
    assert members == [row(joined="2020-02-01")]


def test_first_row_of_an_address_counts():
    rows = [row("1"), row("2", email="bo@x.org"), row("3", email=" ADA@x.org")]
    members, skipped = subject.to_members(rows)
    assert [member["number"] for member in members] == ["1", "2"]
    assert skipped == 1


def test_unreadable_dates_are_left_out():
    rows = [row("1", joined="2020-02-01"), row("2", email="bo@x.org"), row("3", joined="")]
    members, skipped = subject.to_members(rows)
    assert [member["number"] for member in members] == ["2"]
    assert skipped == 2


def test_a_single_incomplete_row_is_dropped():
    rows = [row("1"), row("2", email=" "), row("3")]
    assert [r["number"] for r in subject.drop_incomplete(rows)] == ["1", "3"]


def test_branch_sizes():
    rows = [row(branch="Rowing"), row(branch="Chess"), row(branch="Rowing")]
    assert dict(subject.branch_sizes(rows)) == {"Rowing": 2, "Chess": 1}


def test_whole_run(export, tmp_path, capsys):
    path = export(
        HEADER
        + "1,Ada,ada@x.org,Rowing,01.02.2020\n"
        + "2,Bo,bo@x.org,Chess,03.04.2021\n"
        + "3,Bo,BO@x.org,Chess,03.04.2021\n"
    )
    target = tmp_path / "members.json"
    assert subject.main([str(path), str(target)]) == 0
    stored = json.loads(target.read_text(encoding="utf-8"))
    assert [member["email"] for member in stored] == ["ada@x.org", "bo@x.org"]
    out, err = capsys.readouterr()
    assert out == "Chess: 1\nRowing: 1\n"
    assert "1 repeated" in err


def test_missing_export_returns_one(tmp_path):
    target = tmp_path / "members.json"
    assert subject.main([str(tmp_path / "none.csv"), str(target)]) == 1
    assert not target.exists()


def test_defect_encoding_left_to_locale(export):
    path = export(HEADER + "7,Jürgen,j@x.org,Chess,01.02.2020\n", "utf-8-sig")
    (only,) = subject.read_export(path)
    assert (only.get("number"), only["name"]) == ("7", "Jürgen")


def test_defect_rows_removed_in_loop():
    rows = [row("1"), row(""), row("", email=""), row("4"), row("5", email="")]
    assert [r["number"] for r in subject.drop_incomplete(rows)] == ["1", "4"]


def test_defect_every_error_skips_the_row():
    renamed = row()
    renamed["entry date"] = renamed.pop("joined")
    with pytest.raises(Exception):
        subject.to_members([renamed])


def test_defect_live_file_overwritten(tmp_path):
    target = tmp_path / "members.json"
    subject.save(target, [row()])
    with pytest.raises(Exception):
        subject.save(target, [row(), {"number": object()}])
    assert json.loads(target.read_text(encoding="utf-8")) == [row()]


def test_defect_exit_status_dropped(tmp_path, monkeypatch):
    argv = ["member_import.py", str(tmp_path / "none.csv"), str(tmp_path / "m.json")]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(subject.__file__, run_name="__main__")
    assert stop.value.code == 1
