"""How people write when a visit was, and when the next one is, as patterns and words."""

import re

from domain.number_words import PATTERN
from domain.text import word_set

STARTS = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tomorrow"
    r"|yesterday|tonight$|earlier$|the$|on$|last$|this$|next$|in$|an?$|one$|two$|three$|four$|day$"
)
PARTS = frozenset(
    {"morning", "afternoon", "am", "pm", "evening", "a.m", "p.m", "lunchtime", "night"}
)
AHEAD = re.compile(
    r"(?:^| )(?:next|n/?v|back|bk|return(?:ing)?|rtn|(?:(?:meet|see|due) )?again"
    r"|revisit(?:ing)?|follow up|going back|due back|see you|(?:seeing|see) (?:them|her|him)"
    r"|(?:pencilled|booked|diarised) in|in the diary)"
    r"(?: (?:;|visit|visiting|time|one|meeting|session|date|call|there|again|is|on|in|at|planned"
    r"|booked|due|for|will|be|them|will be|to|school|up|f2f|zoom|teams|virtual|joint|coaching"
    r"|support|catch|check|pencilled|workshop|training|twilight|inset|briefing|after|christmas"
    r"|xmas|half|term|easter|year|new|the))*(?: ;)? $"
)
FAR_AHEAD = re.compile(
    r"(?:(?<=; )|^)(?:(?:i|we|the|my|our) )?next (?:visit|session|time|one)"
    r"(?: (?!(?:;|w/[cb]|wc|before|by|after|commencing|until|week) )\S+){1,8} $"
)
# What an ordinal before it counts, so that it is no day: the 2nd week, 6th form.
NUMBERED = word_set(
    """
    form formers grade class year session week half term lesson time visit meeting draft one set
    hr hour hours cycle round day group cohort phase part attempt lead
    """
)
# Where a day is said first, and then that it is the next one: 16 Dec next.
COMES_BEHIND = re.compile(r"next(?: (?:visit|time|one|meeting|session))?(?: ;|$)")
# The time of day of the next visit: at 9am, 13.30.
CLOCK = re.compile(
    r"(?:at )?(?:\d{1,2}(?:[.:]\d\d)?(?:am|pm)|\d{1,2}[.:]\d\d)|at (?:\d{1,2}|noon|"
    rf"{PATTERN})(?: o'clock)?"
)
# W/c 16 Nov.
OF_A_WEEK = frozenset({"w/c", "wc", "w/b", "commencing", "beginning"})
# Nobody can say which day that is.
VAGUE = re.compile(
    r"\b(?:(?:mon|tues?|weds?|wednes|thurs?|fri)(?:day)?/\w+|last (?:week|month|half term|term)"
    r"|the other day|earlier (?:this|in the) week|this week"
    r"|last (?:mon|tues?|wednes|thurs?|fri)(?:day)?)\b"
)
# "Agreed cover for Friday".
NOT_OF_VISIT = frozenset({"for", "by", "before", "until", "till", "since", "due"})
