"""The words people see for the hub's own terms; code keeps the glossary's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULTS: Mapping[str, tuple[str, str]] = {
    "hub": ("hub", "hubs"),
    "leader": ("system leader", "system leaders"),
    "home_head": ("employing head", "employing heads"),
    "school_contact": ("school contact", "school contacts"),
    "overseer": ("contract lead", "contract leads"),
    "officer": ("hub officer", "hub officers"),
    "school": ("school", "schools"),
    "trust": ("trust", "trusts"),
    "other": ("organisation", "organisations"),
    "deployment": ("support", "support"),
    "visit": ("visit", "visits"),
    "record": ("record", "records"),
    "commission": ("request for support", "requests for support"),
    "brokerage": ("find a leader", "find a leader"),
    "strand": ("kind of support", "kinds of support"),
    "edition": ("version", "versions"),
    "grant": ("grant", "grants"),
    "programme": ("programme", "programmes"),
    "contract": ("contract", "contracts"),
    "condition": ("condition", "conditions"),
    "plan": ("action plan", "action plans"),
    "report": ("report", "reports"),
    "review": ("review", "reviews"),
    "feedback": ("feedback", "feedback"),
    "handbook": ("handbook", "handbooks"),
    "agreement": ("agreement", "agreements"),
}
# A term in braces, with the article before it.
_IN_BRACES = re.compile(r"(?:\b([Aa])n? )?\{(\w+)\}")
# How a word begins before which "an" stands: by its sound, for capitals by that of the letter.
_VOWEL = re.compile(
    r"[AEFHILMNORSX][A-Z]|(?i:hour|honest|heir)|(?![A-Z]{2}|(?i:uni|use|eu|one\b))[aeiouAEIOU]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Labels by term; a term without a label of the hub's own has its default."""

    own: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def one(self, term: str) -> str:
        """The singular."""
        return self._label(term)[0]

    def many(self, term: str) -> str:
        """The plural."""
        return self._label(term)[1]

    def count(self, number: int, term: str) -> str:
        """A number with its word: "1 visit", "3 visits"."""
        return f"{number} {self.one(term) if number == 1 else self.many(term)}"

    def fill(self, text: str) -> str:
        """The text with the words for terms in braces: {visit}, {visits}, {Visits}.

        Before a vowel "a {plan}" reads "an action plan". What is no term stays as it is written.
        """
        return _IN_BRACES.sub(lambda found: self._filled(found) or found[0], text)

    def usual(self, text: str) -> str:
        """A text with the usual words in place of the hub's own, as the bot knows them.

        Where two terms share a word it stands for the first of them.
        """
        meant: dict[str, str] = {}
        for term, labels in self.own.items():
            for own, usual in zip(labels, DEFAULTS[term], strict=True):
                meant.setdefault(own.casefold(), usual)
        if not meant:
            return text
        longest_first = sorted(meant, key=len, reverse=True)
        own_words = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
        return re.sub(
            own_words,
            lambda found: meant.get(found[0].casefold(), found[0]),
            text,
            flags=re.IGNORECASE,
        )

    def _filled(self, found: re.Match[str]) -> str:
        article, label = found[1], self._meant(found[2])
        if not article or not label:
            return label
        return f"{article}{'n' if _VOWEL.match(label) else ''} {label}"

    def _meant(self, name: str) -> str:
        """The label of a term named in any number and case; empty for what is no term."""
        term = name.lower()
        if term not in DEFAULTS and term.removesuffix("s") not in DEFAULTS:
            return ""
        label = self.one(term) if term in DEFAULTS else self.many(term.removesuffix("s"))
        return label if name.islower() else label[:1].upper() + label[1:]

    def _label(self, term: str) -> tuple[str, str]:
        return self.own.get(term) or DEFAULTS[term]


def parse_words(text: str) -> Words:
    """The words of a setting `term=singular/plural;…`; raises ValueError with what is wrong."""
    own: dict[str, tuple[str, str]] = {}
    for part in filter(None, (p.strip() for p in text.split(";"))):
        term, equals, forms = (s.strip() for s in part.partition("="))
        singular, slash, plural = (s.strip() for s in forms.partition("/"))
        if not (equals and slash and singular and plural):
            raise ValueError(f"“{part}” is not term=singular/plural")
        if term not in DEFAULTS:
            raise ValueError(f"there is no term “{term}”; the terms are {', '.join(DEFAULTS)}")
        own[term] = (singular, plural)
    return Words(own)
