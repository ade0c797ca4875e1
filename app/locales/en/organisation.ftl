organisation-title = Organisation
organisation-lead = The whole group: council, boards, administrations, companies and federations, as it is today.
organisation-lead-on = The whole group, as it was on { $day }.
organisation-lead-planned = The whole group, as it is planned to be on { $day }.
organisation-tree = Organisation tree
organisation-below = { $count ->
    [one] 1 below
   *[other] { $count } below
}
organisation-goals = { $count ->
    [one] 1 goal
   *[other] { $count } goals
}
organisation-indicators = { $count ->
    [one] 1 indicator
   *[other] { $count } indicators
}
organisation-filter = Find a unit
organisation-filter-name = Name
organisation-filter-kind = Kind
organisation-filter-any-kind = All kinds
organisation-filter-show = Show
organisation-filter-clear = Show the whole tree
organisation-found = { $count ->
    [0] No unit matches
    [one] 1 unit matches
   *[other] { $count } units match
}
organisation-found-none = Search for a part of the name or its short form, or show the whole tree.
organisation-day = Show another day
organisation-day-label = Date
organisation-day-today = Show today
organisation-sum = In the group
organisation-new = New unit
organisation-empty = There is no organisation on that day
organisation-empty-text = Choose another day.
unit-kind-council = Council
unit-kind-executive-board = Executive board
unit-kind-board = Board
unit-kind-committee = Committee
unit-kind-company = Company
unit-kind-federation = Federation
unit-kind-administration = Administration
unit-kind-division = Division
unit-kind-unit = Unit
unit-kind-project = Temporary project
unit-since = Has existed since { $from }
unit-span = Existed { $from } – { $to }
unit-span-ahead = Exists { $from } – { $to }
unit-from = Exists from { $from }
unit-edit = Change the unit
unit-remove = Remove
unit-new-below = New unit below this one
unit-goals = Goals
unit-goals-none = No goals are in force here.
unit-indicators = Indicators
unit-indicators-none = No indicators belong here.
unit-below = Right below
unit-below-none = Nothing stands below.
unit-roles = Roles
unit-roles-none = Nobody holds a role here.
unit-trail = Events of the unit
unit-thread = The body's goals in the red thread
unit-more-indicators = All indicators
unit-indicator = Indicator
unit-latest = Latest value
unit-new-title = New unit
unit-new-lead = A new part of the organisation, from the day it exists.
unit-edit-title = Change unit
unit-edit-lead = If the unit changes name or place, everything below goes with it. If it ceases, set a last day: it then stays in the history.
unit-parent = Stands below
unit-parent-hint = Only the highest body stands below nothing.
unit-kind = Kind
unit-name = Name
unit-short-name = Short form
unit-short-name-hint = As in the registry, for example BUN.
unit-external-id = Id in the municipality's own systems
unit-external-id-hint = Lets the same unit be known again at import. Cannot be changed afterwards.
unit-from-day = First day
unit-to-day = Last day
unit-to-hint = Leave it empty while the unit exists.
unit-ended = { $name } (has ended)
unit-remaining-title = Left after the last day
unit-remaining-goals = { $count ->
    [one] One goal is given to this unit or has its accountable role here. Decided text is not edited: the body names somebody else when it replaces the goal.
   *[other] { $count } goals are given to this unit or have their accountable role here. Decided text is not edited: the bodies name somebody else when they replace the goals.
}
unit-remaining-activities = { $count ->
    [one] One activity is led from here and goes on for longer. Move it to another unit, or end it.
   *[other] { $count } activities are led from here and go on for longer. Move them to another unit, or end them.
}
unit-remaining-indicators = { $count ->
    [one] One indicator has its owner here. Give it a new one, or it is left without.
   *[other] { $count } indicators have their owner here. Give them new ones, or they are left without.
}
unit-create = Create unit
unit-save = Save unit
unit-done-created = The unit has been created.
unit-done-changed = The unit has been changed.
unit-changed-title = Somebody else has changed the unit
unit-changed = What you wrote is kept in the fields. Where it differs, what holds now stands beside it. Save again if your change is to hold.
unit-removal-title = Remove the unit
unit-removal-lead = Do you want to remove { $name }? That is possible only when nothing hangs on it: no goals, indicators, roles or units below.
unit-removal-instead = If the unit has been in use, end it with a last day instead. It then stays in the history.
unit-removal-refused = The unit cannot be removed
unit-removal-save = Remove
unit-removal-end = End it instead
unit-line = Development
unit-against = target { $target }
