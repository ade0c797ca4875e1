decision-title = Decisions
decision-lead = What bodies have decided about goals and assignments, and what else their minutes tell, the latest first. A dash stands where no source says.
decision-count = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
decision-none = No decisions
decision-none-text = No decision fits what you have chosen. Choose another body, year or kind.
decision-filter-words = Search for words or registry number
decision-any-kind = All kinds
decision-goal-adopted = Goal adopted
decision-goal-closed = Goal closed
decision-assignment-given = Assignment given
decision-assignment-closed = Assignment closed
decision-matter-decided = Decision on a matter
decision-matter-prepared = Preparation
decision-opinion-given = Opinion
decision-outcome-approved = approved
decision-outcome-rejected = rejected
decision-outcome-endorsed = endorsed
decision-column-about = About
decision-column-kind = Decision
decision-column-body = Body
decision-column-came-of = How it goes
# Stands before the status of the goal, beside how the assignment stands.
decision-goal-goes = The goal:
