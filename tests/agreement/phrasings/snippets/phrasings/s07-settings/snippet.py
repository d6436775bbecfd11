CACHE = {}

def load_settings(name, overrides={}, list=None):
    global CACHE
    try:
        if name in CACHE:
            return CACHE[name]
        raw = eval(open(name).read())
    except:
        return {}
    for key in overrides.keys():
        raw[key] = overrides[key]
    if list == None:
        list = []
    if raw["debug"] == True:
        list.append("debug")
    raw["flags"] = list
    CACHE[name] = raw
    return raw
