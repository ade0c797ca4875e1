start-title = Start
start-heading = How { $place } is doing
start-lead = This is what your elected representatives want to achieve for you who live and work here, and how it goes. What goes badly is shown as plainly as what goes well.
start-goals = Goals that come first
start-goals-all = All goals in the red thread
start-overview = Overview
start-total = { $count ->
    [one] One decided goal. It is judged by itself.
   *[other] { $count } decided goals. Each goal is judged by itself, never as a mean.
}
start-thread = The whole thread
start-thread-text = From the vision to the directions of the boards and the figures that show how it goes.
start-thread-link = Follow the red thread
start-newest = New figures
start-newest-all = All indicators
start-no-values = No values yet
start-one-value = One value
start-target = target { $target }
start-not-judged = suggested by the rule, not judged yet
start-empty = The municipality is empty
start-empty-text = Start with the organisation, so that Verkan knows who decides. Then the levels, the vision and the first goal.
start-empty-set-up = Set up the municipality
start-empty-no-goals = No goals are decided yet
start-empty-no-goals-text = When the council or a board has decided its first effect goal, it is shown here.
start-empty-organisation = The organisation
start-hello = Hello { $name }
start-no-role = You hold no role now
start-no-role-text = You read what has been decided, as everybody does. A system administrator can give you a role.
start-no-role-read = Read the goals
start-own-whole = Goals that need attention
start-own-body = Goals that concern you
start-own-none = No decided goals concern you now
start-own-none-text = Goals are shown here when the body has decided them, when they are given to you or when you answer for them.
start-steps = Getting started
start-steps-text = No goals have been decided yet. Do this, in the order that suits you:
start-step-units = Set up the organisation
start-step-units-why = Executive board, boards, administrations, units and companies. They decide goals and contribute to them.
start-step-levels = Name the levels
start-step-levels-why = From the vision to the boards’ goals, in the municipality’s own words.
start-step-themes = Add focus areas and values
start-step-themes-why = What the goals serve. It can wait.
start-step-people = Open accounts and give roles
start-step-people-why = A controller sets up indicators and imports figures. Members and administrations write goals.
start-step-goals = Write the vision and the first goal
start-step-goals-why = Once the body’s decision is registered everybody can read it.
start-awaiting = Awaiting a decision
start-drafts = Drafts and proposals
start-stale = Figures that need filling in
start-stale-text = A newer value should have come, or there are no values at all.
start-stale-all = All stale figures
start-orphans = { $count ->
    [one] One indicator has no owner
   *[other] { $count } indicators have no owner
}
start-orphans-text = No manager or controller holds a role today where the owner is.
start-orphans-show = Show them
start-recent = What has happened
start-recent-all = All events
start-since = Since the last meeting
# $day (String) - a date
start-since-day = The latest known decision of the body is of { $day }.
# $day (String) - a date
start-since-unknown = No decision of the body is registered. This is what has changed since { $day }.
start-since-none = Nothing has been judged anew, and no new figures have come.
start-since-judged = Goals that have been judged
start-since-tested = Did what we did help?
start-since-all = All goals, what has changed first
start-decided = What the body has decided, and how it goes
start-decided-all = All decisions of the body
