"""Behaviour of the bitterness network."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402


def brews(n=200, seed=0, noise=0.0):
    """Brews whose bitterness is a straight function of the first column, mean 0."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 3))
    return X, 6 * X[:, 0] + noise * rng.normal(size=n)


def mse(network, X, y):
    return float(np.mean((network.predict(X) - y) ** 2))


def test_one_forecast_per_brew():
    X, _ = brews(7)
    assert subject.Network(3).predict(X).shape == (7,)


def test_learns_without_penalty_and_dropout():
    X, y = brews()
    network = subject.Network(3, decay=0.0, drop=0.0).fit(X, y, epochs=60)
    assert mse(network, X, y) < 0.1 * np.var(y)


def test_same_seed_same_network():
    X, y = brews(60)
    first, second = (
        subject.Network(3, seed=4).fit(X, y, epochs=3).predict(X) for _ in range(2)
    )
    assert np.array_equal(first, second)


def test_loss_is_the_squared_error_without_decay():
    X, y = brews(20)
    network = subject.Network(3, decay=0.0, drop=0.0)
    assert network.loss(X, y) == pytest.approx(mse(network, X, y))


def test_penalty_keeps_the_weights_small():
    X, y = brews()
    loose, tight = (
        subject.Network(3, decay=decay, drop=0.0).fit(X, y, epochs=60)
        for decay in (0.0, 100.0)
    )
    assert np.sum(tight.W1**2) < 0.8 * np.sum(loose.W1**2)


def test_defect_units_left_out():
    X, y = brews(40)
    network = subject.Network(3, drop=0.5).fit(X, y, epochs=2)
    first = network.predict(X)
    assert np.array_equal(first, network.predict(X))
    assert first[:1] == pytest.approx(network.predict(X[:1]))


def test_defect_biases_shrunk():
    X, y = np.zeros((100, 3)), np.full(100, 40.0)
    network = subject.Network(3, decay=10.0, drop=0.0).fit(X, y, rate=0.02)
    assert network.predict(X) == pytest.approx(y, abs=1.0)


def test_defect_undivided_penalty():
    X, y = brews(400)
    network = subject.Network(3, decay=4.0, drop=0.0).fit(X, y, epochs=40)
    assert mse(network, X, y) < 0.2 * np.var(y)


def test_defect_back_through_new_weights():
    X, y = brews(30)
    network = subject.Network(3, hidden=4, decay=0.0, drop=0.0)
    network.b1 += 0.1
    before, W1 = network.loss(X, y), network.W1.copy()
    slopes = np.empty_like(W1)
    for place in np.ndindex(*W1.shape):
        network.W1 = W1.copy()
        network.W1[place] += 1e-6
        slopes[place] = (network.loss(X, y) - before) / 1e-6
    network.W1 = W1.copy()
    network.fit(X, y, epochs=1, batch=len(X), rate=0.01)
    assert W1 - network.W1 == pytest.approx(0.01 * slopes, abs=1e-5)


def test_defect_judged_with_penalty(monkeypatch):
    def settle(self, X, y, *args, **kwargs):
        self.b2 = np.array([38.0 if self.decay > 1 else 36.0])
        return self

    monkeypatch.setattr(subject.Network, "fit", settle)
    X, y = np.zeros((10, 3)), np.full(10, 40.0)
    assert subject.choose_decay(X, y, X, y, (0.1, 5.0)) == 5.0
