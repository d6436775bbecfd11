from datetime import UTC, datetime, timedelta

import pytest

from subject import BadMail, Mail, ThreadIndex, activity, bare_subject, read_mail

START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)  # a Monday


def mail(mail_id, day, *references, subject="", sender="ann@x"):
    return Mail(mail_id, sender, subject, START + timedelta(days=day), references)


def ids(threads):
    return [[mail.id for mail in thread] for thread in threads]


def headers(**changed):
    named = {
        "Message-ID": "<b@x>",
        "From": "Ann <Ann@X>",
        "Subject": "Re: Keys",
        "Date": "Mon, 04 May 2026 09:30:00 +0200",
        "References": "<0@x>\r\n <a@x>",
        "In-Reply-To": "<a@x>",
    }
    return named | {name.replace("_", "-"): value for name, value in changed.items()}


def test_headers():
    read = read_mail(headers())
    assert (read.id, read.sender, read.subject) == ("b@x", "ann@x", "Re: Keys")
    assert read.references == ("0@x", "a@x")
    assert read.date.utcoffset() == timedelta(hours=2)
    assert read.date.hour == 9


@pytest.mark.parametrize(
    "changed",
    [
        {"Date": "soon"},
        {"Date": ""},
        {"Date": "Mon, 04 May 2026 09:30:00 +99999999999999999999"},
        {"Message_ID": "b"},
    ],
)
def test_unusable_headers(changed):
    with pytest.raises(BadMail):
        read_mail(headers(**changed))


@pytest.mark.parametrize(
    "subject", ["Keys", "Re: keys", "RE:Fwd: re: Keys ", "AW: Sv: KEYS", "fw:keys"]
)
def test_bare_subject(subject):
    assert bare_subject(subject) == "keys"


def test_prefixes_only_count_at_the_beginning():
    assert bare_subject("Software: re: keys") == "software: re: keys"


def test_threads_by_references_in_any_order():
    mails = [mail("c", 3, "a", "b"), mail("x", 1), mail("a", 0), mail("b", 2, "a")]
    assert ids(ThreadIndex(mails).threads()) == [["a", "b", "c"], ["x"]]
    assert ids(ThreadIndex(reversed(mails)).threads()) == [["a", "b", "c"], ["x"]]


def test_a_missing_mail_still_joins_its_answers():
    index = ThreadIndex([mail("b", 1, "lost"), mail("c", 2, "lost")])
    assert ids(index.threads()) == [["b", "c"]]
    assert [m.id for m in index.thread_of("c")] == ["b", "c"]


def test_a_mail_delivered_twice_counts_once():
    assert ids(ThreadIndex([mail("a", 0), mail("a", 0)]).threads()) == [["a"]]


def test_replies_without_references_go_by_subject():
    index = ThreadIndex(
        [
            mail("a", 0, subject="Keys"),
            mail("b", 29, subject="re: Keys"),
            mail("c", 90, subject="Re: keys"),
            mail("d", 91, subject="Keys"),
        ]
    )
    assert ids(index.threads()) == [["d"], ["c"], ["a", "b"]]


def test_unanswered():
    index = ThreadIndex(
        [mail("a", 0), mail("b", 1, "a", sender="me"), mail("c", 2), mail("d", 3, sender="me")]
    )
    assert [m.id for m in index.unanswered("me")] == ["c"]


def test_empty():
    assert ThreadIndex().threads() == []
    assert ThreadIndex().unanswered("me") == []
    assert sum(map(sum, activity([]))) == 0


def test_defect_zones_mixed():
    first = read_mail(headers(Message_ID="<a@x>", References="", In_Reply_To=""))
    second = read_mail(headers(Date="Mon, 04 May 2026 11:00:00 -0000"))
    assert ids(ThreadIndex([first, second]).threads()) == [["a@x", "b@x"]]


def test_defect_replies_in_a_circle():
    threads = ThreadIndex([mail("a", 0, "b"), mail("b", 1, "a"), mail("x", 2)]).threads()
    assert sorted(mail.id for thread in threads for mail in thread) == ["a", "b", "x"]


def test_defect_call_per_reply():
    mails = [mail("m0", 0), *(mail(f"m{n}", n, f"m{n - 1}") for n in range(1, 1500))]
    assert len(ThreadIndex(mails).threads()[0]) == 1500


def test_defect_one_day_for_all():
    counts = activity([mail("a", 0), mail("b", 7), mail("c", 2)])
    assert counts[0][9] == 2
    assert counts[2][9] == 1
    assert sum(map(sum, counts)) == 3


def test_defect_cause_unnamed():
    with pytest.raises(BadMail) as caught:
        read_mail(headers(Date="soon"))
    assert isinstance(caught.value.__cause__, Exception)
