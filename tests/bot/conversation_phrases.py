"""What people type who know no command, by what each should get."""

PEEL, TITUS = "Peel Park Primary School", "Titus Salt School"
# By outcome: what the answering card begins with, and the phrases.
PHRASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "the last record, with Edit and Delete": (
        "Visit recorded",
        (
            "how do I change a visit",
            "how can I edit my last record?",
            "delete my last visit please",
            "please delete the record for Peel Park",
            "can you remove yesterday's visit",
            "I put the wrong date",
            "I made a mistake in my last record",
            "edit",
            "cancel",
            "undo",
            "change the date",
            "correct my visit to Peel Park",
            "show me my last visit",
        ),
    ),
    "the visits to come": (
        "Planned visits",
        (
            "when is my next visit?",
            "when am I at Titus Salt next",
            "next visit",
            "what have I got on this week",
            "which visits are coming up",
        ),
    ),
    "the planned visit to change": (
        "Change the planned visit",
        (
            "move my visit to Friday",
            "can you cancel my visit tomorrow",
            "I can't make Thursday",
            "postpone Titus Salt please",
            "put my visit to Titus Salt back a week",
        ),
    ),
    "a visit to plan": (
        "Plan a visit",
        (
            "I am going to Titus Salt on Thursday",
            "I will be at Peel Park tomorrow for 2 hours",
            "visiting Peel Park next week",
            "seeing the head at Titus Salt tomorrow",
            "plan a visit to Peel Park on 3 December",
            "book Titus Salt for next Tuesday",
        ),
    ),
    "until when the person is away": (
        "Until when are you away",
        ("I am on holiday next week", "off sick", "I'm ill today", "I have a day off on Friday"),
    ),
    "reminders held until a day": (
        "No reminders until after",
        ("I'm off sick until Friday", "on leave until 4 December", "not in until Monday"),
    ),
    "the home card": (
        "Every visit so far has its record",
        (
            "good morning",
            "Good afternoon!",
            "hi there",
            "whats due",
            "what's due?",
            "what do I owe",
        ),
    ),
    "the own records that are missing": (
        "Records missing",
        (
            "who is late",
            "who is overdue",
            "is anything overdue?",
            "which records are missing",
            "what is outstanding?",
        ),
    ),
    "thanks taken": (
        "You are welcome",
        ("thanks", "ok", "👍", "thank you so much", "ok great", "Cheers!", "no problem", "yes"),
    ),
    "own records": (
        "My visits",
        (
            "show me my visits",
            "when did I last visit Titus Salt?",
            "did I record Tuesday?",
            "how many visits have I recorded",
        ),
    ),
    "the support": (
        "My schools",
        (
            "how many days have I used at Peel Park?",
            "which schools do I support",
            "Titus Salt",
            "peel park",
        ),
    ),
    "the steps": ("Next steps", ("what are my next steps", "any actions to do?")),
    "the settings of reminders": (
        "Your reminders",
        ("settings", "stop sending me reminders", "change my working days"),
    ),
    "the schools to choose from": (
        "Which school was it?",
        ("log a visit", "how do I record a visit", "I want to add a visit", "make a new record"),
    ),
    "help": ("What you can say", ("what can you do", "who are you", "how does this work", "???")),
    "no answer, and nothing done": (
        "I cannot answer that",
        (
            "why did the school not get its copy?",
            "what does off track mean?",
            "can you tell the hub I am worried",
            "I need to talk to somebody",
            "is this thing working?",
        ),
    ),
}
