nav-rounds = Follow-up
round-lead = The rounds in which administrations, companies and boards answer how the goals go. The lowest level answers first.
round-all = See all rounds
round-new = Lay up a round
round-none = No rounds yet
round-none-text = When the first follow-up opens it shows here.
round-none-text-staff = Lay up the first one from the year's calendar. The days that the law sets are worked out already.
round-column-round = Round
round-column-period = Period
round-column-stage = State
round-column-due = Due
round-column-approved = Approved
round-column-unit = Unit
round-column-judged = Judged
round-column-act = Act
round-column-law = The law's day
round-column-goal = Goal
round-column-moved = Change
round-so-many = { $count } of { $all }
round-due = Due { $day }
round-reader = You write to: { $reader }
round-late = Late
round-closed-late = The round is closed. Answer all the same: the answer is marked as late.
round-sent-back-title = Sent back to be changed
round-hand-in = Hand in
round-unit-see = See the unit's page in the round
section-judgement = Judgement
section-analysis = Analysis
section-forecast = Forecast
section-front-line = Front line
round-stage-planned = Planned
round-stage-open = Open
round-stage-closed = Closed
answer-stage-answering = Answering
answer-stage-handed-in = Handed in
answer-stage-returned = Sent back
answer-stage-approved = Approved
answer-stage-late = Late, { $stage }
legal-interim-report = Interim report to the council (KL 11:16)
legal-annual-report = Annual report to the council (KL 11:20)
round-law = { $what }: by { $day }
round-done-planned = The round is laid up. Nobody is asked until you open it.
round-done-saved = The changes are saved. No answer was lost.
round-done-opened = The round is open. Those who are to answer see it in My to-do.
round-done-closed = The round is closed. Answers that come now are marked as late.
round-done-reminded = The reminder is sent.
round-done-approved = Approved. Figures and texts are frozen as they were now.
round-done-returned = The answers are sent back with your text.
round-done-stand-in = The stand-in is changed.
round-acts = The round's life
round-planned-text = So it will be if you open the round today: who is asked, about how many goals, and by when.
round-open = Open the round
round-edit = Change
round-close = Close the round
round-nobody = Nobody to ask
round-nobody-text = No goal in force is given to anybody here. Give the goals to units, and they are asked.
round-overview = How the goals are judged
round-overview-text = Answers for each judgement. They are never weighed into a mean.
round-board-planned = Who is asked?
round-board = Who has answered?
round-reminded-on = reminded { $day }
round-minutes = about { $minutes } minutes
round-read-approve = Read and approve
round-remind = Remind
round-burden = What the round costs
round-fields = { $fields ->
    [one] One field is asked for in the whole round.
   *[other] { $fields } fields are asked for in the whole round, at most { $most } of one unit.
}
round-minutes-in-all =
    About { $minutes } minutes so far, measured at { $units ->
        [one] one unit
       *[other] { $units } units
    }. Time is counted by unit, never by person.
round-heavy = The round asks a lot
round-heavy-text = Some unit gets more than 60 fields to fill in. Take a section away, or give fewer goals to the unit.
round-burden-text = If you ask for something new next time: take something else away.
round-least-answered = If you ask for something new next time: take { $section } away first. Only { $answered } of { $asked } rows had anything written there.
round-compare-with = Compare with
round-compare = Comparison of rounds
round-compare-title = { $after } compared with { $before }
round-compare-moved = { $count ->
    [0] No judgement has changed.
    [one] One judgement has changed. What got worse stands first.
   *[other] { $count } judgements have changed. What got worse stands first.
}
round-compare-none = There are no answers to compare yet
round-moved-not = Unchanged
round-moved-better = Better
round-moved-worse = Worse
round-new-title = Lay up a round
round-edit-title = Change the round
round-new-lead = Ask as little as possible. What can be fetched or worked out is in place already for those who answer.
round-edit-running = The round is open. What you change holds from now on, and no answer is lost. Goals and units that have come since are asked when you save.
round-changed-title = Somebody else has changed the round
round-title = What the round is called
round-title-hint = For example Interim report 2026.
round-body = Board or administration
round-body-hint = It and all below it are asked. It approves last.
round-period = Period that is followed up
round-period-hint = Write 2026, 2026 H1, 2026 T2, 2026 Q3 or 2026-03.
round-due-on = Last day
round-due-on-hint = For the one who approves last. Each level below answers four workdays earlier.
round-sections = Ask also for
round-sections-hint = The judgement is always asked for. Each further section is somebody's work.
round-section-fields = { $fields ->
    [one] one field for each goal
   *[other] { $fields } fields for each goal
}
round-reader-field = Who will read
round-reader-hint = Those who answer see for whom. For example the members of the executive board.
round-plan = Lay up
round-save = Save
round-calendar = From the year's calendar
round-calendar-text = Choose a period, and the form below is filled in.
round-often = How often
round-year = Year
round-calendar-show = Show
round-title-proposed-interim = Interim report { $period }
round-title-proposed-annual = Annual follow-up { $period }
round-title-proposed = Follow-up { $period }
round-approver = Approved by { $unit }
round-unit-none = No answers to read yet. When the unit is approved the answers show here.
round-unit-only-below = The unit has no answers of its own. It puts together what comes from below.
round-unit-answer = You answer for the unit in
round-approval = Approve or send back
round-approval-text = When you approve, the answers become public and are frozen as they are now.
round-approve = Approve
round-return = Send back to be changed
round-return-reason = What needs to be changed?
round-return-send = Send back
round-below = Units below
round-stand-in = Stand-in
round-stand-in-none = The unit's manager answers. If the manager is away somebody else can be named.
round-stand-in-now = { $name } answers in the manager's place.
round-stand-in-email = E-mail address of whoever is to answer
round-stand-in-hint = Leave empty to take the stand-in away.
round-stand-in-save = Save stand-in
round-copies = Frozen copies
round-copies-text = So the answers looked when they were approved. The fingerprint shows that nothing has changed since.
round-copy-title = Approved { $day } by { $who }
round-fingerprint = Fingerprint (SHA-256):
