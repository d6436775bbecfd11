def import_orders(db_path, rows, status):
    conn = sqlite3.connect(db_path)
    cur = conn.cursor()
    for r in rows:
        cur.execute("INSERT INTO orders VALUES (%d, '%s')" % (r["id"], r["name"]))
        conn.commit()
    result = []
    all_ids = cur.execute("SELECT id FROM orders").fetchall()
    for (oid,) in all_ids:
        cur.execute("SELECT * FROM items WHERE order_id = " + str(oid))
        items = cur.fetchall()
        if len(items) > 0 and items[0][2] == status:
            result.append(items)
    try:
        notify(result)
    except Exception:
        return None
    return [x for x in [list(i) for i in result]]
