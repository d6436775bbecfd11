from graphlib import CycleError

import pytest
import subject
from subject import Resolver, Role


def test_own_and_inherited_permissions():
    resolver = Resolver(
        [
            Role("staff", allow={"roster:read"}),
            Role("nurse", allow={"chart:read"}, parents=["staff"]),
        ]
    )
    resolver.assign("ada", "nurse")
    assert resolver.allows("ada", "chart:read")
    assert resolver.allows("ada", "roster:read")
    assert not resolver.allows("ada", "drug:order")
    assert not resolver.allows("bo", "chart:read")


def test_patterns_of_an_area_and_of_everything():
    assert subject.matches("chart:*", "chart:read")
    assert not subject.matches("chart:*", "charts:read")
    assert not subject.matches("chart:*", "drug:order")
    assert subject.matches("*", "drug:order")
    assert subject.any_matches({"a:b", "drug:*"}, "drug:order")
    assert not subject.any_matches(set(), "drug:order")


def test_denial_beats_allowance_within_a_role():
    resolver = Resolver(
        [
            Role("trainee", deny={"drug:*"}),
            Role("doctor", allow={"*"}, parents=["trainee"]),
        ]
    )
    resolver.assign("ada", "doctor")
    assert resolver.allows("ada", "chart:read")
    assert not resolver.allows("ada", "drug:order")


def test_new_roles_and_parents_count_at_once():
    resolver = Resolver([Role("staff", allow={"roster:read"}), Role("nurse")])
    resolver.assign("ada", "nurse")
    assert not resolver.allows("ada", "roster:read")
    resolver.set_parents("nurse", ["staff"])
    assert resolver.allows("ada", "roster:read")
    resolver.assign("bo", "nurse")
    assert resolver.allows("bo", "roster:read")


def test_invalid_hierarchies_are_refused():
    with pytest.raises(ValueError):
        Resolver([Role("nurse", parents=["nobody"])])
    resolver = Resolver([Role("a"), Role("b", parents=["a"])])
    with pytest.raises(CycleError):
        resolver.set_parents("a", ["b"])
    with pytest.raises(KeyError):
        resolver.assign("ada", "nobody")


def test_defect_denial_stays_in_its_role():
    resolver = Resolver(
        [Role("doctor", allow={"drug:*"}), Role("suspended", deny={"*"})]
    )
    resolver.assign("ada", "doctor")
    resolver.assign("ada", "suspended")
    assert not resolver.allows("ada", "drug:order")


def test_defect_revoked_answers_stay():
    resolver = Resolver([Role("doctor", allow={"drug:*"})])
    resolver.assign("ada", "doctor")
    assert resolver.allows("ada", "drug:order")
    resolver.revoke("ada", "doctor")
    assert not resolver.allows("ada", "drug:order")


def test_defect_inherited_written_into_role():
    nurse = Role("nurse", allow={"chart:read"}, parents=["staff"])
    resolver = Resolver([Role("staff", allow={"roster:read"}), nurse])
    resolver.assign("ada", "nurse")
    assert resolver.allows("ada", "roster:read")
    resolver.set_parents("nurse", [])
    assert not resolver.allows("ada", "roster:read")
    assert nurse.allow == {"chart:read"}


def test_defect_exact_taken_as_prefix():
    assert subject.matches("chart:read", "chart:read")
    assert not subject.matches("chart:read", "chart:read-archive")
