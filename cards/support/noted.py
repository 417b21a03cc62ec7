"""How an officer came to know what somebody else answered, as people read it."""

from collections.abc import Mapping

from domain.support.offers import NotedHow

NOTED_HOW: Mapping[str, str] = {
    NotedHow.TELEPHONE: "by telephone",
    NotedHow.EMAIL: "by e-mail",
    NotedHow.IN_PERSON: "in person",
}
