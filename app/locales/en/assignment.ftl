assignment-title = Assignments
assignment-lead = What the council, boards and committees have decided that somebody is to do, and what has been reported back.
assignment-give = Give an assignment
assignment-give-lead = Register an assignment that { $body } has decided on. Adopted text is never changed, so read it through before you save.
assignment-field-title = The assignment in one sentence
assignment-field-title-hint = For example: Find out how more people can travel to Bjärke by bus.
assignment-field-text = The text of the decision
assignment-body = Given by
assignment-unit = Given to
assignment-goal = Goal that it serves
assignment-decision = Decision
assignment-field-due = To be reported back by
assignment-field-due-hint = The day on which the body wants to know how it went.
assignment-save = Register the assignment
assignment-stage-ongoing = Ongoing
assignment-stage-reported = Reported back
assignment-stage-done = Closed as carried out
assignment-stage-withdrawn = Withdrawn
assignment-late = Late
assignment-due = To be reported back by { $day }
assignment-from-to = { $body } → { $unit }
assignment-count = { $count ->
    [one] 1 assignment
   *[other] { $count } assignments
}
assignment-none = No assignments
assignment-none-text = No assignment matches what you have chosen. Assignments are registered by the body that has decided on them.
assignment-any-body = All bodies
assignment-open = Those that are not closed
assignment-only-late = Only late ones
assignment-closed-too = Closed ones too
assignment-column-assignment = Assignment
assignment-column-stage = State
assignment-column-due = By
assignment-column-reported = Newest report
assignment-column-open = Ongoing
assignment-column-late = Late
assignment-by-unit = How many assignments each unit has
assignment-by-unit-text = A goal says what is to be achieved, an assignment what is to be done. Many assignments to the same unit are detail steering.
assignment-facts = About the assignment
assignment-reports = Reports
assignment-reports-none = Nothing has been reported yet.
assignment-reported-by = { $day } by { $who }
assignment-is-final = The assignment is carried out
assignment-report = Report back
assignment-report-text = How it has gone
assignment-report-hint = Write what has been done and what it has led to. Everybody can read it.
assignment-report-final = The assignment is carried out
assignment-report-final-hint = Tick it when you are done. The body then decides whether the assignment can be closed.
assignment-report-save = Save the report
assignment-send-back = Ask for more
assignment-send-back-reason = What is missing?
assignment-send-back-save = Send back
assignment-close = Close by a decision
assignment-close-how = The assignment is closed
assignment-close-done = as carried out
assignment-close-withdrawn = without being carried out, it is withdrawn
assignment-close-save = Register the decision
assignment-closed-done = Closed as carried out { $decision }
assignment-closed-withdrawn = Withdrawn { $decision }
assignment-changed = Somebody else has reported or decided meanwhile. The page shows how the assignment stands now, and what you wrote is still there. Save again if it still holds.
assignment-done-given = The assignment is registered. Whoever leads the unit sees it on their start page.
assignment-done-reported = The report is saved.
assignment-done-sent-back = The report is sent back. The assignment is ongoing again.
assignment-done-closed = The decision is registered.
assignment-start = Assignments that wait
assignment-start-all = All assignments
assignment-of-goal = Assignments for the goal
assignment-given-count = { $count ->
    [one] 1 ongoing assignment that the body has given
   *[other] { $count } ongoing assignments that the body has given
}
assignment-received-count = { $count ->
    [one] 1 ongoing assignment to the unit
   *[other] { $count } ongoing assignments to the unit
}
field-assignment-text = The text of the decision
field-due-on = To be reported back by
field-given-to-unit = Given to
