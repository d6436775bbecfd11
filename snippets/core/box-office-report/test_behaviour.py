import re

import subject


def show(name="Hamlet", sold=100, seats=200, takings_cents=250_000):
    return subject.Show(name, sold, seats, takings_cents)


def test_one_show():
    text = subject.format_report("2 May", [show()])
    assert text.splitlines() == [
        "Box office, 2 May",
        "",
        "Hamlet   100  50.0% 2,500.00 EUR",
        "",
        "Total: 100 tickets, 2,500.00 EUR",
        "Share of all seats: 50.0%",
        "Mean price: 25.00 EUR",
    ]


def test_best_seller_first_and_columns_aligned():
    shows = [show("Faust", 20), show("The Cherry Orchard", 120), show("Emma", 7)]
    rows = subject.format_report("2 May", shows).splitlines()[2:5]
    assert [row[:18].rstrip() for row in rows] == ["The Cherry Orchard", "Faust", "Emma"]
    assert [row[18:24] for row in rows] == ["   120", "    20", "     7"]


def test_equal_sales_keep_their_order():
    shows = [show("Faust"), show("Emma"), show("Medea")]
    rows = subject.format_report("2 May", shows).splitlines()[2:5]
    assert [row.split()[0] for row in rows] == ["Faust", "Emma", "Medea"]


def test_amounts_to_the_cent():
    assert subject.euros(1234567) == "12,345.67 EUR"


def test_defect_argument_sorted():
    shows = [show("Faust", 20), show("Emma", 70)]
    subject.format_report("2 May", shows)
    assert [s.name for s in shows] == ["Faust", "Emma"]


def test_defect_mean_of_shares():
    shows = [show(sold=900, seats=1000), show(sold=10, seats=100)]
    text = subject.format_report("2 May", shows)
    assert re.search(r"^Share of all seats: +82\.7%$", text, re.M)


def test_defect_quiet_day_crashes():
    assert "Total: 0 tickets" in subject.format_report("2 May", [])
    assert "Total: 0 tickets" in subject.format_report("2 May", [show("Emma", 0, 50, 0)])
