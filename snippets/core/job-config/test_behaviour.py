import pytest
import subject


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "jobs.toml"
        path.write_text(text, encoding="utf-8")
        return subject.load_jobs(path)

    return load


def test_values_of_the_file_and_defaults(load):
    first, second = load(
        '[jobs.backup]\ncommand = "backup --all"\ntimeout = 60\nretries = 1\n'
        '[jobs.mail]\ncommand = "send"\n'
    )
    assert (first.name, first.argv, first.timeout, first.retries) == (
        "backup",
        ["backup", "--all"],
        60,
        1,
    )
    assert (second.name, second.timeout, second.retries) == ("mail", 3600, 2)


def test_runner_value_stands_in_for_a_silent_job(load):
    (job,) = load('[runner]\nretries = 5\n[jobs.mail]\ncommand = "send"\n')
    assert job.retries == 5


def test_disabled_jobs_are_left_out(load):
    assert load('[jobs.mail]\ncommand = "send"\nenabled = false\n') == []


def test_env_of_a_job_is_kept(load):
    (job,) = load('[jobs.mail]\ncommand = "send"\nenv = { HOST = "mx1" }\n')
    assert job.env == {"HOST": "mx1", "JOB_NAME": "mail"}


def test_unknown_keys_are_refused(load):
    with pytest.raises(ValueError, match="timout"):
        load('[jobs.mail]\ncommand = "send"\ntimout = 5\n')


def test_dry_run_unset_and_one(monkeypatch):
    monkeypatch.delenv("RUNNER_DRY_RUN", raising=False)
    assert subject.dry_run() is False
    monkeypatch.setenv("RUNNER_DRY_RUN", "1")
    assert subject.dry_run() is True


def test_defect_dry_run_zero_is_true(monkeypatch):
    monkeypatch.setenv("RUNNER_DRY_RUN", "0")
    assert subject.dry_run() is False


@pytest.mark.parametrize("text", ["[jobs.mail\n", 'a = "x', "b = \n"])
def test_defect_broken_file_means_no_jobs(load, text):
    with pytest.raises(Exception):
        load(text)


def test_defect_shared_default_env(load):
    text = '[jobs.backup]\ncommand = "backup"\n[jobs.mail]\ncommand = "send"\n'
    assert [job.env["JOB_NAME"] for job in load(text)] == ["backup", "mail"]


def test_defect_split_breaks_quotes(load):
    (job,) = load("""[jobs.backup]\ncommand = 'backup --label "nightly full"'\n""")
    assert job.argv == ["backup", "--label", "nightly full"]


@pytest.mark.parametrize(
    "text",
    [
        '[jobs.pay]\ncommand = "pay"\nretries = 0\n',
        '[runner]\nretries = 3\n[jobs.pay]\ncommand = "pay"\nretries = 0\n',
        '[runner]\nretries = 0\n[jobs.pay]\ncommand = "pay"\n',
    ],
)
def test_defect_zero_retries_replaced(load, text):
    assert [job.retries for job in load(text)] == [0]


def test_defect_assert_on_file(load):
    with pytest.raises(ValueError):
        load("[jobs.mail]\ntimeout = 5\n")
