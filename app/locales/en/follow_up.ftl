to-do = My to-do
to-do-left = { $left ->
    [0] Everything is answered
    [one] One row left
   *[other] { $left } of { $all } rows left
}
to-do-first = Go to the first row without an answer
to-do-none = You have nothing to do here now
to-do-none-text = When a round of follow-up opens you find your rows here, with figures and suggestions in place.
to-do-approve = Waits for your approval
to-do-only-together = The unit has no goals of its own to answer. Hand in when what comes from below is ready.
to-do-row = { $unit }: { $left } of { $all } rows left
follow-up-status = How it goes
follow-up-sentence = Why do you judge so?
follow-up-sentence-hint = A sentence is enough. It is needed only when you judge otherwise than suggested.
follow-up-write = Something has changed: write a new answer
follow-up-what-happened = What happened?
follow-up-why = Why? Often there are several causes.
follow-up-what-now = What do we do now?
follow-up-forecast = Will we reach the goal in time?
follow-up-analysis = Analysis: what happened, why, what now
forecast-reached = We reach the goal
forecast-uncertain = Uncertain whether we reach the goal
forecast-not-reached = We do not reach the goal
follow-up-suggests = Suggested:
follow-up-was-suggested = The figures suggested: { $status }
follow-up-unanswered = No answer yet.
follow-up-by = { $day } by { $who }
follow-up-late = Came after the round was closed
follow-up-front-line-by = From the front line: { $who }
follow-up-front-line = What do you see in your work?
follow-up-front-line-hint = Write shortly what works and what does not. It stands beside the manager's answer, marked as from the front line. Write nothing about single persons.
follow-up-front-line-lead = The manager answers for the unit. What you see in your work helps those who read to understand.
follow-up-tell = Tell what you see
follow-up-tell-save = Send
follow-up-change = Change the answer
follow-up-no-value = no value yet
follow-up-no-figures = The goal has no main indicator, so the figures suggest nothing.
follow-up-last = Last answer: { $round }, { $day }
follow-up-no-change = No change since last time
follow-up-form = Answer on the goal { $goal }
follow-up-save = Save
follow-up-done-saved = The answer is saved.
follow-up-done-handed-in = The answers are handed in. Whoever approves sees them now.
follow-up-done-told = Thank you. What you wrote now stands at the goal.
in-place-of-leader = You were named to answer in the manager's place.
in-place-of-nobody = Nobody leads the unit right now. You stand nearest above it and answer instead.
in-place-of-ended-unit = The unit ended on { $day }. You stand nearest above it and answer instead.
goal-follow-ups = How the units answer
goal-follow-up-not-approved = not approved yet
goal-follow-up-analysis = Read the analysis
owed-title = To answer
owed-open = Open My to-do
owed-to-approve = { $count ->
    [one] One unit waits for your approval.
   *[other] { $count } units wait for your approval.
}
goal-follow-ups-more = { $count ->
    [one] One more unit
   *[other] { $count } more units
}
