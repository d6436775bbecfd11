"""Behaviour of the gearbox vibration summary."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402

BLOCK, RATE = subject.BLOCK, subject.RATE


def tone(hertz, amplitude, blocks=1):
    seconds = np.arange(blocks * BLOCK) / RATE
    return np.round(amplitude * np.sin(2 * np.pi * hertz * seconds)).astype(np.int16)


def square(value, blocks=1):
    """value, -value, value, ...: its RMS is |value| counts."""
    return np.tile(np.array([value, -value], dtype=np.int16), blocks * BLOCK // 2)


HEALTHY = np.array([0.01, 0.03])


def test_level_of_a_quiet_block_in_g():
    assert subject.block_levels(square(128)).tolist() == pytest.approx([0.0625])


def test_one_level_per_complete_block():
    counts = np.concatenate([square(64), square(128), square(32)[:100]])
    assert subject.block_levels(counts).tolist() == pytest.approx([0.03125, 0.0625])


def test_spikes_are_removed_on_both_sides():
    counts = np.array([5, 32_000, -7, -32_768, 32_767, 31_999], dtype=np.int16)
    assert subject.without_spikes(counts.copy()).tolist() == [5, 0, -7, 0, 0, 31_999]


def test_upward_crossings():
    counts = np.array([-1, 1, -1, 0, 0, 2, -3], dtype=np.int16)
    assert subject.upward_crossings(counts) == 2


def test_no_crossing_in_a_single_sample():
    assert subject.upward_crossings(np.array([3], dtype=np.int16)) == 0


def test_summary_counts_blocks_above_the_limit():
    counts = np.concatenate([square(20), square(170), square(170)])
    summary = subject.summarise(counts, np.array([0.01, 0.01, 0.01]))
    assert summary.alarms == 2
    assert isinstance(summary.alarms, int)
    assert summary.crossings == 3 * BLOCK // 2 - 1
    assert summary.limit == pytest.approx(0.01)


def test_defect_squares_overflow():
    assert subject.block_levels(square(8_192)).tolist() == pytest.approx([4.0])
    assert subject.block_levels(square(200)).tolist() == pytest.approx([200 / 2_048])


def test_defect_counts_overwritten():
    counts = square(100)
    counts[3] = 32_500
    subject.summarise(counts, HEALTHY)
    assert counts[3] == 32_500


def test_defect_bins_for_samples():
    assert subject.dominant_frequency(tone(1_000, 150)) == pytest.approx(1_000, abs=RATE / BLOCK)
    counts = np.concatenate([tone(300, 20), tone(2_500, 150)])
    summary = subject.summarise(counts, HEALTHY)
    assert summary.dominant_hz == pytest.approx(2_500, abs=RATE / BLOCK)


def test_defect_limit_ddof():
    limit = subject.summarise(square(10), HEALTHY).limit
    assert limit == pytest.approx(0.02 + 3 * np.sqrt(2) / 100)
