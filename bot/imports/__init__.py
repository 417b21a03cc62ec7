"""Files into the roster: the kinds there are, in the order in which one import takes them.

A start sheet comes before deployments: a deployments file may then say more of what it made.
"""

from bot.imports import (
    calendars,
    conditions,
    contracts,
    deployments,
    grants,
    links,
    objectives,
    people,
    programmes,
    rules,
    schools,
    start,
    start_people,
    trusts,
    visits,
)

KINDS = (
    trusts.KIND,
    schools.KIND,
    links.KIND,
    people.KIND,
    programmes.KIND,
    rules.KIND,
    conditions.KIND,
    grants.KIND,
    start_people.OFFICERS,
    start_people.HEADS,
    start_people.LEADERS,
    start.KIND,
    deployments.KIND,
    objectives.KIND,
    contracts.KIND,
    visits.KIND,
    calendars.KIND,
)
