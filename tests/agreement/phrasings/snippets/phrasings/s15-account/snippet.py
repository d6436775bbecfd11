class Account:
    history = []

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self.balance = balance

    def withdraw(self, amount):
        assert amount > 0
        if self.balance is 0:
            return
        self.balance = self.balance - amount
        self.history.append(("w", amount))

    def growth(self, years):
        if years == 0:
            return self.balance
        if years == 1:
            return self.growth(0) * 1.02
        return (self.growth(years - 1) + self.growth(years - 2)) / 2 * 1.02

    def as_text(self):
        try:
            return json.dumps(self.__dict__)
        except Exception:
            return ""
