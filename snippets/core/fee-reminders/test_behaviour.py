from datetime import date

from subject import is_late, load, write_mails


def member(number="17", due="10.02.2026", paid=""):
    return {
        "number": number,
        "name": "Mika Lind",
        "mail": "mika@example.org",
        "fee": "84.00",
        "due": due,
        "paid": paid,
    }


def test_late_within_a_month():
    assert is_late("10.02.2026", date(2026, 2, 20))
    assert not is_late("10.02.2026", date(2026, 2, 10))
    assert not is_late("10.02.2026", date(2026, 2, 20), days=10)
    assert is_late("10.02.2026", date(2026, 2, 21), days=10)


def test_first_mail(tmp_path):
    assert write_mails([member()], tmp_path, date(2026, 2, 20)) == 1
    assert (tmp_path / "17.txt").read_text(encoding="utf-8") == (
        "To: mika@example.org\n"
        "Subject: Your club fee\n\n"
        "Dear Mika Lind,\n\n"
        "your fee of 84.00 euros was due on 10.02.2026.\n"
        "Perhaps it has slipped your mind? Thank you!\n"
    )


def test_nobody_else_gets_a_mail(tmp_path):
    members = [member("1", paid="05.02.2026"), member("2", due="22.02.2026"), member("3")]
    assert write_mails(members, tmp_path, date(2026, 2, 20)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["3.txt"]


def test_load(tmp_path):
    file = tmp_path / "members.csv"
    file.write_text(
        "number,name,mail,fee,due,paid\n17,Mika Lind,mika@example.org,84.00,10.02.2026,\n",
        encoding="utf-8",
    )
    assert load(file) == [member()]


def test_defect_dates_as_text():
    assert is_late("31.03.2026", date(2026, 4, 15))
    assert is_late("31.12.2025", date(2026, 1, 2))
    assert not is_late("01.04.2026", date(2026, 3, 20))


def test_defect_never_second(tmp_path):
    write_mails([member(due="01.03.2026")], tmp_path, date(2026, 4, 28))
    text = (tmp_path / "17.txt").read_text(encoding="utf-8")
    assert "Subject: Second reminder of your club fee\n" in text
