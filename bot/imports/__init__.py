"""Files into the roster: the kinds there are, in the order in which one import takes them.

A start sheet comes before deployments: a deployments file may then say more of what it made.
"""

from bot.imports import calendars, deployments, links, people, schools, start, trusts, visits

KINDS = (
    trusts.KIND,
    schools.KIND,
    links.KIND,
    people.KIND,
    start.KIND,
    deployments.KIND,
    visits.KIND,
    calendars.KIND,
)
