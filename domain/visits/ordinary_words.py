"""Words that stand with a capital in what leaders write and are nobody's name, by what they are.

Of a phrase it is enough that one word stands here, the one that is the least likely a name.
"""

# What a sentence begins with; those that are names as well ("Will", "Mark") are not here.
OPENINGS = frozenset(
    """
    A An The This That These Those I We He She They It His Her Their Our My Your Its In On At By
    With From For To Of After Before During Since While When As If But And Or So Both All Some Most
    Each Every Another Other Several Many Few Two Three Four Five Six Seven Eight Nine Ten First
    Second Third Next Last Then Now Today Yesterday Tomorrow Later Earlier Again Still Also There
    Here Please Thanks Thank Great Good Very Strong Clear New No Not Yes Overall However Although
    Because Following Further Finally Saw Met Watched Observed Visited Discussed Agreed Looked Spoke
    Talked Worked Modelled Taught Planned Reviewed Coached Supported Joined Sat Went Walked Led Ran
    Heard Helped Shared Gave Had Held Checked Attended Introduced Explored Compared Practised
    Trained Mentored Monitored Moderated Audited Interviewed Asked Told Followed Emailed Called Rang
    Phoned Telephoned Wrote Dropped Began Started Continued Completed Finished Delivered Facilitated
    Focused Identified Set Used Tried Made Mapped Timed Took Showed Brought Briefed Challenged
    Chaired Celebrated Clarified Congratulated Considered Debriefed Demonstrated Designed Encouraged
    Evaluated Examined Found Gathered Listened Noted Praised Presented Prepared Recommended Reminded
    Reported Shadowed Suggested Toured Updated Welcomed Liaised Saying Meeting Seeing Watching
    Observing Supporting
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
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Autumn Spring Summer Winter Term Terms Half Week Weeks
    Weekly Month Year Years Inset Holiday Holidays Christmas Easter Ramadan Eid Diwali Morning
    Afternoon Evening Period Daily
    """.split()  # noqa: SIM905
)
SUBJECTS = frozenset(
    """
    English Maths Mathematics Science Sciences Biology Chemistry Physics History Geography Music Art
    Arts Drama Dance Computing Technology Design Religious Education Physical Languages French
    German Spanish Modern Foreign Latin Arabic Mandarin Urdu Citizenship Economics Business
    Psychology Sociology Literacy Numeracy Oracy Reading Writing Spelling Spellings Handwriting
    Grammar Punctuation Phonics Vocabulary Fluency Comprehension Arithmetic Reasoning Times Tables
    Humanities Sport Sports Swimming Food Textiles Media Statistics Geometry Algebra
    """.split()  # noqa: SIM905
)
SCHOOL = frozenset(
    """
    Key Stage Lower Upper Grade Grades Descriptor Descriptors Early Foundation Reception Preschool
    Sixth Form Class Classes Classroom Phase Group Groups Subject Subjects Curriculum Attendance
    Behaviour Safeguarding Pastoral Inclusion Welfare Send Ofsted Premium Progress Attainment
    Assessment Assessments Data Baseline Tracking Marking Feedback Lesson Lessons Learning Walk
    Walks Book Books Look Looks Scrutiny Voice Deep Record Visit Visits Plan Plans Planning Action
    Actions Report Reports Review Reviews Policy Policies Improvement Development Evaluation Self
    Success Criteria Working Guided Whole Continuous Provision Growth Mindset Mental Health
    Wellbeing First Aid Free Meals Local Authority Offer National Framework Career Standards
    Statutory Guidance Training Programme Project Intervention Interventions Support Target Targets
    Objective Objectives Priority Priorities Outcome Outcomes Impact Evidence Quality Assurance
    Assembly Collective Worship Registration Break Lunch Playground Main Office Outdoor Outdoors
    Zone Corridor Display Displays Homework Retrieval Recall Knowledge Organiser Organisers Scheme
    Schemes Screening Check Checks Test Tests Exam Exams Mock Sats Interim Final Transition
    Timetable Rota Budget Website Values Culture Ethos Expectations Routines Special Needs
    Disadvantaged Department Departments Faculty Board Committee Link Open World International
    Higher Level Levels Number Sense Story Stories Community Network Conference Professional Study
    Skills Character Personal Social Emotional Communication Language
    """.split()  # noqa: SIM905
)
TEACHING = frozenset(
    """
    Cognitive Load Theory Theories Principles Principle Practice Practices Instruction Instructional
    Coaching Mentoring Restorative Restoration Dual Coding Metacognition Metacognitive Scaffolding
    Scaffold Scaffolds Adaptive Questioning Modelling Whiteboard Whiteboards Cold Call Turn Think
    Pair Share Drop Everything Wake Shake Explicit Direct Dialogic Formative Summative Diagnostic
    Differentiation Pedagogy Learner Learners Inquiry Enquiry Concept Concepts Strategy Strategies
    Approach Approaches Method Methods Model Models Cycle Cycles Sequence Sequencing Progression
    Unit Units Topic Topics Text Texts Novel Novels Poetry Poem Poems Genre Blending Segmenting
    Grapheme Phoneme Phonemes Decodable Decodables Tricky Keep Catch Flashback Fluent Small Step
    Steps Concrete Pictorial Abstract Manipulatives Bar Place Value Fraction Fractions Ready Morning
    Starter Plenary Recap Quiz Quizzes Exit Ticket Tickets Rubric Checklist Portfolio Moderation
    Observation Observations Sampling Deepening Greater Depth Standard Scaled Score Scores Central
    Single Record Records Summary Inspection Framework Handbook Register Audit Audits Ins
    Walkthrough Walkthroughs Briefing Briefings Agenda Minutes Notes Next Focus Spotlight Toolkit
    Overview Map Maps Mapping Long Medium Short Termly Annual Cohort Cohorts Set Sets Golden Time
    House Houses Points Point Bus Duty Duties Act Acts Asset Management Manage Prime Specific Area
    Areas Super Sentence Sentences Dear Track Tracks Psychologist Psychologists Therapist Therapists
    Therapy Specialist Specialists Chocolate Factory Web Recruitment Appraisal Pay Forum Coffee Stay
    Play Equality Accessibility Statement Characteristics Effective Matters Understanding Expressive
    Beginning Middle End Question Answer Answers Partnering Hall Gallery Song Songs Rhyme Rhymes
    Game Challenge Challenges Success Failure Plan Spine Canon Corner Corners Passport Passports
    Pathway Pathways Booklet Pack Packs Kit Kits Hours Hour Day Days Minute Stream Nurture Boost
    Booster Boosters Tutoring Placement Induction Probation
    """.split()  # noqa: SIM905
)
YEAR = frozenset(
    """
    Remembrance Anti Bullying Harvest Festival Festivals Nativity Production Carol Need Comic Relief
    Red Nose Chinese New Bonfire Odd Socks Safer Internet Refugee Open Parents Fair Fayre Trip Trips
    Residential Breakfast Lunchtime Choir Orchestra Concert Performance Assemblies Mile Celebration
    Awards Graduation Taster Lent Advent Pentecost Holi Hanukkah Vaisakhi Pancake Mother Father
    Earth Science Anniversary Jubilee Coronation Elections Election Cup Games Olympics Olympic
    """.split()  # noqa: SIM905
)
TAUGHT = frozenset(
    """
    Ancient Egypt Egyptians Egyptian Romans Roman Rome Greece Greeks Greek Vikings Viking Anglo
    Saxon Saxons Stone Bronze Iron Age Ages Tudor Tudors Victorian Victorians Maya Mayans Aztecs
    Stuarts Normans Norman Medieval Industrial Revolution Empire War Wars Fire Plague Gunpowder Plot
    Blitz Windrush Slavery Rights Black Britain British Europe European Africa African Asia Asian
    America American India Indian China London England English Scotland Wales Ireland Rainforest
    Rainforests River Rivers Mountain Mountains Volcano Volcanoes Earthquakes Coast Coasts Climate
    Weather Space Planets Plants Animals Dinosaurs Seaside Castle Castles Toys Explorers Bible
    Christianity Christian Christians Islam Muslim Muslims Hinduism Hindu Sikhism Sikh Judaism
    Jewish Buddhism Buddhist Humanism Catholic Methodist Anglican Fundamental Democracy Liberty
    """.split()  # noqa: SIM905
)
ENGLAND = frozenset(
    """
    Bradford Leeds Wakefield Kirklees Calderdale Huddersfield Halifax Keighley Shipley Bingley
    Ilkley Dewsbury Batley York Hull Sheffield Barnsley Doncaster Rotherham Manchester Salford
    Bolton Bury Oldham Rochdale Stockport Wigan Liverpool Wirral Warrington Preston Blackpool
    Blackburn Burnley Lancashire Lancaster Cumbria Newcastle Sunderland Durham Darlington
    Middlesbrough Hartlepool Yorkshire Lincolnshire Lincoln Nottingham Nottinghamshire Derby
    Derbyshire Leicester Leicestershire Northampton Birmingham Coventry Solihull Dudley
    Wolverhampton Sandwell Staffordshire Shropshire Warwickshire Worcestershire Norwich Norfolk
    Suffolk Cambridge Cambridgeshire Essex Hertfordshire Bedfordshire Luton Oxfordshire
    Buckinghamshire Berkshire Hampshire Southampton Portsmouth Surrey Kent Sussex Brighton Dorset
    Devon Cornwall Somerset Bristol Gloucestershire Wiltshire Swindon Camden Hackney Islington
    Lambeth Southwark Lewisham Greenwich Croydon District Borough County City Town Village North
    South East West Northern Southern Central National Regional Association Foundation Institute
    Endowment Alliance Partnership Partnerships Federation Hospital Surgery
    """.split()  # noqa: SIM905
)
# What a room, a building or a ground is called by: what stands before it is its name.
ROOMS = frozenset(
    """
    Room Rooms Wing Block Building Suite Theatre Garden Gardens Lounge Den Cabin Pod Base Yard Gym
    Studio Lab Lodge Cottage Canteen Kitchen Foyer Annexe Unit Provision Allotment Pitch Court Site
    """.split()  # noqa: SIM905
)
# Of programmes, publishers and what they run on.
PRODUCTS = frozenset(
    """
    Wandle Write Read Inc Big Cat Bug Club Oxford Tree Accelerated Reader Purple Mash Stars Mastery
    Talk Word Excel Google Drive Microsoft Outlook Zoom Tapestry Kapow Rosenshine Kagan Opening
    Worlds Voice Ark White Rose Maths Hamilton Collins Pearson Nelson Twinkl Testbase Insight Sonar
    Provision Evidence Edukey Cpoms Seesaw Dojo Boom Zones Regulation Restore Emotion Jigsaw
    Heartsmart Elsa Nuffield Wellcomm Launchpad Rising Rocket Phonics Jolly Monster Unlocking
    Essential Floppy Supersonic Bounce Fft Nfer Pira Puma Star Rigby Destination Sumdog Freckle
    Mathletics Spelling Shed Emile Charanga Numicon Nessy Lexia Arbor Bromcom Cornerstones Letters
    Sounds Walkthrus Thrive Writer Warriors Warrior Eco Steplab Helicopter
    """.split()  # noqa: SIM905
)
# Ordinary words that people are also called: in front of a surname, or behind a first name.
GIVEN = frozenset(
    """
    April May June Jan Summer Autumn Rose Star Grace Hope Faith Joy Ivy Dawn
    """.split()  # noqa: SIM905
)
SURNAMES = frozenset(
    """
    Short Long Small White Black Green Brown Rose Stone West North Young Day Page Price Bell Marks
    Best Sharp Major Key Reading Church Hall Park Parks Lane Field Fields Bridge Wood Woods Hill
    York Kent Derby England Lancaster Lincoln Bolton Preston Burnley Barnsley Wells Banks Waters
    Booth Cook Baker Parent Coach Deacon Bishop Pope King Prince Child Noble Frost Snow Winter
    Summer
    """.split()  # noqa: SIM905
)
WORDS = (
    OPENINGS | PEOPLE | CALENDAR | SUBJECTS | SCHOOL | TEACHING | YEAR | TAUGHT | ENGLAND | PRODUCTS
) - {"Ruth", "Carol", "Stone", "Rigby", "Nelson", "Collins", "Hamilton", "Lancaster", "Lincoln"}
