"""How people write the words of a visit when they are short of time, and what they mean."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.spelling import mended
from domain.text import word_set

_SPELT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("yest", "yday", "yesty", "yesterdays", "y'day", "yesterday's", "ystrday"),
            "yesterday",
        ),
        **dict.fromkeys(("2day", "tday", "tdy", "todays", "today's", "2dy", "tody"), "today"),
        **dict.fromkeys(("tmrw", "tmw", "2moro", "tomorow", "tomoz"), "tomorrow"),
        **dict.fromkeys(("morn", "mornin", "a.m"), "morning"),
        **dict.fromkeys(("aft", "arvo", "aftn", "p.m"), "afternoon"),
        **dict.fromkeys(("nxt", "nex"), "next"),
        **dict.fromkeys(("w/", "w", "wth", "wiv", "wi"), "with"),
        **dict.fromkeys(("&", "+", "n", "nd"), "and"),
        **dict.fromkeys(("teh", "hte"), "the"),
        **dict.fromkeys(("abt", "approx", "roughly", "circa"), "about"),
        **dict.fromkeys(("mtg", "mtng", "meet"), "meeting"),
        **dict.fromkeys(("mtgs", "mtngs"), "meetings"),
        **dict.fromkeys(("phonecall", "phone-call", "tel-call"), "phone call"),
        **dict.fromkeys(("wks", "wk's"), "weeks"),
        **dict.fromkeys(("wk",), "week"),
        **dict.fromkeys(("vistied", "vsited", "visitd"), "visited"),
        **dict.fromkeys(("vist", "vsit", "visti"), "visit"),
        **dict.fromkeys(("ontrack", "on-track", "on-trk"), "on track"),
        **dict.fromkeys(("offtrack", "off-track", "off-trk"), "off track"),
        **dict.fromkeys(("trk", "trak", "trck", "tarck", "trakc"), "track"),
        **dict.fromkeys(("tchr", "tchrs", "techers"), "teachers"),
        **dict.fromkeys(("ld", "leed", "laed"), "lead"),
        **dict.fromkeys(("hd",), "head"),
        **dict.fromkeys(("subj",), "subject"),
        **dict.fromkeys(("followup", "follow-up", "f/u", "f/up", "fu"), "follow up"),
        **dict.fromkeys(("thur", "thurs", "thu"), "thursday"),
        **dict.fromkeys(("weds", "wednes", "wed", "wensday", "wendsday", "wensdy"), "wednesday"),
        **dict.fromkeys(("tue", "tues"), "tuesday"),
        **dict.fromkeys(("thrs", "thur", "thurs", "thu"), "thursday"),
        **dict.fromkeys(("yrs",), "years"),
        **dict.fromkeys(("hrs", "hours'"), "hours"),
        **dict.fromkeys(("agn",), "again"),
        **dict.fromkeys(("nite", "noght"), "night"),
        **dict.fromkeys(("eve", "evng"), "evening"),
        **dict.fromkeys(("tooearly",), "too early"),
        **dict.fromkeys(("cant",), "can't"),
        **dict.fromkeys(("v.good", "vgood"), "v good"),
        **dict.fromkeys(("stil",), "still"),
        **dict.fromkeys(("we'll", "we've", "we're"), "we"),
        **dict.fromkeys(("it's", "its", "it’s"), "it"),
        **dict.fromkeys(("i'm", "i’m", "im", "i've", "ive", "i'll", "i'd"), "i"),
        **dict.fromkeys(("conc", "concs", "concens", "concers"), "concerns"),
        **dict.fromkeys(("sme",), "some"),
        **dict.fromkeys(("sched",), "schedule"),
        **dict.fromkeys(("gd",), "good"),
        **dict.fromkeys(("gr8", "grt"), "great"),
        **dict.fromkeys(("bck",), "back"),
        **dict.fromkeys(("rlly", "realy"), "really"),
        **dict.fromkeys(("signif", "sig"), "significant"),
        **dict.fromkeys(("fdbk", "f/b", "fb"), "feedback"),
    }
)
# Words that a slip is looked for of; what is itself a word stands with them as well.
_KNOWN = tuple(
    word_set(
        """
        monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow morning
        afternoon january february september october november december hours minutes minute
        fortnight visited concerns concern teachers teacher governors governor deputy assistant
        senior leader leaders headteacher headteachers telephone virtual meeting nursery reception
        principal ontrack offtrack
        """
    )
)
_WORDS = frozenset(_KNOWN) | word_set(
    "concerts concert melting meting leavers leaver teaches mourning"
)


def spelt(word: str) -> str:
    """A word in lower case as it is read."""
    if word in _SPELT:
        return _SPELT[word]
    meant = word if word in _WORDS else mended(word, _KNOWN)
    return _SPELT.get(meant, meant)
