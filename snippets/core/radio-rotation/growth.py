"""Archives of growing size, of tracks of three minutes."""


def archive(subject, n):
    channel = subject.Channel([subject.Track("a", f"t{i}", 180) for i in range(n)], {"j": 1}, 1)
    return channel.plan


WORKLOADS = {"queue-moved-up": archive}
