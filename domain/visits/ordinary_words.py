"""Words that stand with a capital in what leaders write and are nobody's name, by what they are.

Of a phrase it is enough that one word stands here, the one that is the least likely a name.
"""

# What a sentence begins with; those that are names as well ("Will", "Mark") are not here.
OPENINGS = frozenset(
    """
    A An The This That These Those I We He She They It His Her Their Our My Your Its
    In On At By With From For To Of After Before During Since While When As If But And Or So Both
    All Some Most Each Every Another Other Several Many Few Two Three Four Five Six Seven Eight
    First Second Third Next Last Then Now Today Yesterday Tomorrow Later Earlier Again Still Also
    There Here Please Thanks Thank Great Good Very Strong Clear New No Not Yes Overall However
    Although Because Following Further Finally
    Saw Met Watched Observed Visited Discussed Agreed Looked Spoke Talked Worked Modelled Taught
    Planned Reviewed Coached Supported Joined Sat Went Walked Led Ran Heard Helped Shared Gave Had
    Held Checked Attended Introduced Explored Compared Practised Trained Mentored Monitored
    Moderated Audited Interviewed Asked Told Followed Emailed Called Rang Phoned Telephoned Wrote
    Dropped Began Started Continued Completed Finished Delivered Facilitated Focused Identified Set
    Used Tried Made Mapped Timed Took Showed Brought Briefed Challenged Chaired Celebrated Clarified
    Congratulated Considered Debriefed Demonstrated Designed Encouraged Evaluated Examined Found
    Gathered Listened Noted Praised Presented Prepared Recommended Reminded Reported Shadowed
    Suggested Toured Updated Welcomed Liaised Saying Meeting Seeing Watching Observing Supporting
    """.split()  # noqa: SIM905 - hundreds of quoted words are harder to read
)
PEOPLE = frozenset(
    """
    Head Heads Headteacher Headteachers Headmaster Headmistress Principal Deputy Deputies Assistant
    Assistants Vice Executive Acting Interim Senior Middle Leader Leaders Leadership Lead Leads
    Teacher Teachers Teaching Trainee Trainees Mentor Mentors Coach Coaches Tutor Tutors Senco
    Sendco Governor Governors Governance Governing Chair Trustee Trustees Director Directors Officer
    Manager Managers Coordinator Adviser Advisers Advisor Advisors Consultant Inspector Inspectors
    Partner Partners Staff Team Teams Colleague Colleagues Pupil Pupils Child Children Student
    Students Parent Parents Carer Carers Family Families Nurse Librarian Bursar Secretary
    Administrator Administrators Caretaker Technician Practitioner Practitioners
    """.split()  # noqa: SIM905
)
# What the name of a school or another body ends with: what stands before it is its name.
PLACES = frozenset(
    """
    School Schools Academy Academies Trust Federation College Nursery Primary Secondary Infant
    Infants Junior Juniors Hub Hubs University Council Church Centre Diocese Library Museum
    """.split()  # noqa: SIM905
)
CALENDAR = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Autumn Spring Summer Winter Term Terms Half Week Weeks Weekly Month Year Years Inset Holiday
    Holidays Christmas Easter Ramadan Eid Diwali Morning Afternoon Evening Period Daily
    """.split()  # noqa: SIM905
)
SUBJECTS = frozenset(
    """
    English Maths Mathematics Science Sciences Biology Chemistry Physics History Geography Music
    Art Arts Drama Dance Computing Technology Design Religious Education Physical Languages
    French German Spanish Modern Foreign Latin Arabic Mandarin Urdu Citizenship Economics
    Business Psychology Sociology Literacy Numeracy Oracy Reading Writing Spelling Spellings
    Handwriting Grammar Punctuation Phonics Vocabulary Fluency Comprehension Arithmetic
    Reasoning Times Tables Humanities Sport Sports Swimming Food Textiles Media Statistics
    Geometry Algebra
    """.split()  # noqa: SIM905
)
SCHOOL = frozenset(
    """
    Key Stage Early Foundation Reception Preschool Sixth Form Class Classes Classroom Phase Group
    Groups Subject Subjects Curriculum Attendance Behaviour Safeguarding Pastoral Inclusion Welfare
    Send Ofsted Premium Progress Attainment Assessment Assessments Data Baseline Tracking Marking
    Feedback Lesson Lessons Learning Walk Walks Book Books Look Looks Scrutiny Voice Deep Record
    Visit Visits Plan Plans Planning Action Actions Report Reports Review Reviews Policy Policies
    Improvement Development Evaluation Self Success Criteria Working Guided Whole Continuous
    Provision Growth Mindset Mental Health Wellbeing First Aid Free Meals Local Authority Offer
    National Framework Career Standards Statutory Guidance Training Programme Project Intervention
    Interventions Support Target Targets Objective Objectives Priority Priorities Outcome Outcomes
    Impact Evidence Quality Assurance Assembly Collective Worship Registration Break Lunch
    Playground Main Office Outdoor Outdoors Zone Corridor Display Displays Homework Retrieval Recall
    Knowledge Organiser Organisers Scheme Schemes Screening Check Checks Test Tests Exam Exams Mock
    Sats Interim Final Transition Timetable Rota Budget Website Values Culture Ethos Expectations
    Routines Special Needs Disadvantaged Department Departments Faculty Board Committee Link Open
    World International Higher Level Levels Number Sense Story Stories Project Community Network
    Conference Professional Study Skills Character Personal Social Emotional Communication Language
    """.split()  # noqa: SIM905
)
# Of programmes, publishers and what they run on.
PRODUCTS = frozenset(
    """
    Wandle Write Read Inc Big Cat Bug Club Oxford Tree Accelerated Reader Purple Mash
    Stars Mastery Talk Word Excel Google Drive Microsoft Outlook Zoom Tapestry Kapow
    Charanga Numicon Nessy Lexia Arbor Bromcom Cornerstones Letters Sounds Walkthrus Thrive
    """.split()  # noqa: SIM905
)
WORDS = OPENINGS | PEOPLE | CALENDAR | SUBJECTS | SCHOOL | PRODUCTS
# Where each word might be a name, and both together are none.
PHRASES = ("White Rose", "West Yorkshire", "Great Britain")
