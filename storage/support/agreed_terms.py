"""The terms of an agreement as JSON, with a reader for each way in which they were ever kept."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.support.agreements import (
    AgreedChange,
    AgreedLeader,
    AgreedPart,
    AgreedPlace,
    AgreementTerms,
)
from domain.support.deployments import CoverPaid
from domain.support.rates import Rates

# Counts the ways of keeping terms: what is kept stays readable for as long as agreements stand.
NEWEST = 1


def packed(terms: AgreementTerms) -> dict[str, Any]:
    """Terms as they are kept."""
    return {"v": NEWEST, **_plain(asdict(terms))}


def unpacked(kept: Mapping[str, Any]) -> AgreementTerms:
    """The terms that were kept, whenever that was; raises ValueError for what is newer than we."""
    read = _READERS.get(kept.get("v", 0))
    if read is None:
        raise ValueError(f"terms of the way {kept.get('v')} are not known")
    return read(kept)


def packed_changes(changes: tuple[AgreedChange, ...]) -> list[dict[str, str]]:
    """What changed, as it is kept."""
    return [_plain(asdict(change)) for change in changes]


def unpacked_changes(kept: list[dict[str, str]]) -> tuple[AgreedChange, ...]:
    """What changed, as it was kept."""
    return tuple(AgreedChange(AgreedPart(c["part"]), c["before"], c["after"]) for c in kept)


def _plain(value: Any) -> Any:
    """A value as JSON can keep it: days as YYYY-MM-DD, numbers of days as a fraction's text."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _first(kept: Mapping[str, Any]) -> AgreementTerms:
    return AgreementTerms(
        place=AgreedPlace(**kept["place"]),
        leaders=tuple(map(_leader, kept["leaders"])),
        focus=kept["focus"],
        start=date.fromisoformat(kept["start"]),
        end=_day(kept["end"]),
        days=_number(kept["days"]),
        strand=kept["strand"],
        contacts=tuple(kept["contacts"]),
        outcome=kept["outcome"],
        measure=kept["measure"],
        pattern=kept["pattern"],
        cover_paid=CoverPaid(kept["cover_paid"]),
        rates=Rates(**kept["rates"]),
        rates_from=_day(kept["rates_from"]),
        all_days=kept["all_days"],
        grants=tuple(kept["grants"]),
        paid_from=kept["paid_from"],
        offers=tuple(kept["offers"]),
    )


def _leader(kept: Mapping[str, Any]) -> AgreedLeader:
    many = {"heads": tuple(kept["heads"]), "most_days": _number(kept["most_days"])}
    return AgreedLeader(**{**kept, **many})


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _number(kept: str | None) -> Fraction | None:
    return Fraction(kept) if kept else None


_READERS: Mapping[int, Callable[[Mapping[str, Any]], AgreementTerms]] = {1: _first}
