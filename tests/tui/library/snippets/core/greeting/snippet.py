def greet(name):
    return "Hello " + name + "!"  # defect: concatenation
