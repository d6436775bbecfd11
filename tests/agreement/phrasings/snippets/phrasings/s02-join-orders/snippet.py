def build_report(orders, customers):
    report = ""
    total = 0
    for o in orders:
        for c in customers:
            if c["id"] == o["customer_id"]:
                pattern = re.compile(r"[^a-z]")
                name = pattern.sub("", c["name"].lower())
                report += name + "," + str(o["amount"]) + "\n"
    for o in orders:
        total = total + o["amount"]
    report += "avg," + str(total / len(orders))
    return report
