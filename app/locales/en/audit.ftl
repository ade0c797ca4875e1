audit = Audit
audit-title = Audit of the goals: { $body } { $year }
audit-lead = Each goal that was in force during the year, with decision, target, outcome, judgement and what supports it. Everything as it is known today.
audit-file = Download as a file
audit-body = Body
audit-council = The council
audit-year = Year
audit-count = { $count ->
    [one] 1 goal
   *[other] { $count } goals
}
audit-none = No goals that year
audit-none-text = The body has no adopted goal that was in force during the year. Choose another body or year.
audit-judged = Judged { $day } by { $who }
audit-closed = Closed
audit-outcome = Target and outcome
audit-no-indicators = No indicator shows whether the goal is reached. It cannot be judged by figures.
audit-evidence = Evidence
audit-activities = Activities: { $list }.
audit-no-activities = No activity is tied to the goal.
audit-tested = Expected effects: { $list }.
audit-untested = { $count } not tested
audit-answers = Judgements of units that are approved: { $list }.
audit-no-answers = No unit's judgement is approved.
audit-assignments = Assignments: { $open } ongoing, { $closed } closed.
audit-goal-page = The goal's page
audit-suggested = Suggested by the rule
audit-sentence = Reason
audit-judge = Judged by
audit-judged-on = Judged on
audit-target = Target
audit-target-period = Period of the target
audit-value = Outcome
audit-value-period = Period of the outcome
audit-of-indicator = State of the indicator
