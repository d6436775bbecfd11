"""Workloads for the growth measurement: a hierarchy of n layers."""


def _two_parents_per_layer(subject, n):
    roles = [subject.Role(f"left{n}"), subject.Role(f"right{n}")]
    for layer in range(n):
        above = [f"left{layer + 1}", f"right{layer + 1}"]
        roles.append(subject.Role(f"left{layer}", parents=list(above)))
        roles.append(subject.Role(f"right{layer}", parents=list(above)))
    resolver = subject.Resolver(roles)

    def check():
        resolver.assign("ada", "left0")  # drops the answers kept
        resolver.allows("ada", "chart:read")

    return check


WORKLOADS = {"ancestors-expanded-again": _two_parents_per_layer}
