"""How fast the bot speaks on its own: one pace for all replicas, slower when Teams says so."""

from bot.delivery.pace import Pace


class Watch:
    """A clock that only moves when told."""

    at = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.at


def sent(pace: Pace, watch: Watch, seconds: float) -> int:
    """How many messages go within that time."""
    number = 0
    for _ in range(round(seconds * 100)):
        watch.at += 0.01
        number += pace.allows()
    return number


def test_a_lonely_message_never_waits_and_many_keep_the_rate() -> None:
    watch = Watch()
    pace = Pace(20, watch)
    assert pace.allows()
    assert 195 <= sent(pace, watch, 10) <= 221


def test_replicas_share_the_rate() -> None:
    watch = Watch()
    paces = [Pace(20, watch) for _ in range(4)]
    for pace in paces:
        pace.share(4)
    watch.at += 60
    assert sum(pace.allows() for pace in paces for _ in range(40)) == 20
    assert 48 <= sent(paces[0], watch, 10) <= 51


def test_a_share_below_one_a_second_still_speaks() -> None:
    watch = Watch()
    pace = Pace(1, watch)
    pace.share(4)
    assert 24 <= sent(pace, watch, 100) <= 26


def test_refusals_halve_the_rate_and_quiet_doubles_it() -> None:
    watch = Watch()
    pace = Pace(16, watch)
    pace.slow()
    pace.slow()
    assert not pace.allows()
    assert pace.rate == 8
    for _ in range(9):
        watch.at += 1
        pace.slow()
    assert pace.rate == 1
    watch.at += 10
    assert pace.allows()
    assert pace.rate == 2
    watch.at += 300
    assert pace.allows()
    assert pace.rate == 16


def test_refusals_of_one_second_are_one_and_a_second_later_there_is_another() -> None:
    watch = Watch()
    watch.at = 1_000.0
    pace = Pace(16, watch)
    rates = []
    for seconds in (0.0, 0.75, 0.25, 0.75, 0.75):
        watch.at += seconds
        pace.slow()
        rates.append(pace.rate)
    assert rates == [8, 8, 4, 4, 2]


def test_quiet_doubles_the_rate_one_time_in_ten_seconds_however_long_the_clock_has_run() -> None:
    watch = Watch()
    watch.at = 1_000.0
    pace = Pace(16, watch)
    for _ in range(4):
        pace.slow()
        watch.at += 1
    rates = []
    for _ in range(3):
        watch.at += 10
        pace.allows()
        rates.append(pace.rate)
    assert rates == [2, 4, 8]


def test_a_lonely_replica_has_the_whole_rate() -> None:
    pace = Pace(20, Watch())
    for replicas in (1, 0):
        pace.share(replicas)
        assert pace.rate == 20
