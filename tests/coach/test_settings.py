"""Where the judge is: from the environment, with errors that say what to set."""

from __future__ import annotations

import pytest

from reviewer.coach import Settings, SettingsError, settings_from

_URL = "REVIEWER_COACH_URL"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://llm.test/v1", "https://llm.test/v1/chat/completions"),
        ("https://llm.test/v1/", "https://llm.test/v1/chat/completions"),
        ("https://llm.test", "https://llm.test/v1/chat/completions"),
        (" http://127.0.0.1:8080 ", "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://[::1]:8080/openai", "http://[::1]:8080/openai/chat/completions"),
    ],
)
def test_chat_completions_lie_below_the_base_address(url: str, address: str) -> None:
    assert settings_from("m", {_URL: url}).address == address


def test_without_an_address_the_error_says_what_to_set() -> None:
    with pytest.raises(SettingsError, match=r"Set REVIEWER_COACH_URL .* and REVIEWER_COACH_KEY"):
        settings_from("m", {})


@pytest.mark.parametrize(
    "url",
    [
        "llm.test/v1",
        "file:///etc/passwd",
        "ftp://llm.test",
        "http://",
        "https://me:secret@llm.test/v1",
        "https://llm.test/v1?key=secret",
        "https://llm.test/v1#x",
        "https://llm.test:port/v1",
        "https://llm..test/v1",
        "https://[llm/v1",
        "https://llm.test/v1\r\nHost: evil",
        "https://llm.tëst/v1",
    ],
)
def test_other_addresses_are_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from("m", {_URL: url})
    assert "REVIEWER_COACH_URL" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("key", ["two words", "line\nline", "ключ", "tab\tkey"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_from("m", {_URL: "https://llm.test", "REVIEWER_COACH_KEY": key})
    assert str(caught.value) == "REVIEWER_COACH_KEY holds characters that no key has"


@pytest.mark.parametrize("model", ["", "two\nlines", "m" * 201, "\x1b[2J", "a  b"])
def test_a_model_is_named_on_one_short_line(model: str) -> None:
    with pytest.raises(SettingsError):
        settings_from(model, {_URL: "https://llm.test"})


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "3601", "soon"])
def test_the_timeout_is_a_number_of_seconds(seconds: str) -> None:
    environment = {_URL: "https://llm.test", "REVIEWER_COACH_TIMEOUT": seconds}
    with pytest.raises(SettingsError, match="REVIEWER_COACH_TIMEOUT"):
        settings_from("m", environment)
    assert settings_from("m", {**environment, "REVIEWER_COACH_TIMEOUT": "2.5"}).timeout == 2.5


def test_the_key_is_not_in_the_settings_text() -> None:
    assert "sk-1" not in repr(Settings("m", "https://llm.test", "sk-1"))


@pytest.mark.parametrize(
    ("url", "key", "exposed"),
    [
        ("http://llm.test", "sk", True),
        ("https://llm.test", "sk", False),
        ("http://llm.test", "", False),
        ("http://localhost:1", "sk", False),
        ("http://[::1]:1", "sk", False),
    ],
)
def test_a_key_is_exposed_on_an_open_line_to_another_machine(
    url: str, key: str, exposed: bool
) -> None:
    settings = settings_from("m", {_URL: url, "REVIEWER_COACH_KEY": key})
    assert settings.key_is_exposed is exposed
