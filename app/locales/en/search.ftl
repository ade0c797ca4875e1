search-title = Search
search-lead = Search goals, indicators, units and focus areas.
search-count = { $count ->
    [one] One hit for “{ $query }”
   *[other] { $count } hits for “{ $query }”
}
search-first = The { $count } best hits for “{ $query }”. Add a word to come closer.
search-none = No hits for “{ $query }”
search-none-text = We search goals, the decisions about them and what units do for them, activities, assignments, measures, rounds of follow-up, minutes items, questions, indicators, units and focus areas. Every word has to be there. Try a shorter word, or follow the red thread.
search-none-thread = The red thread
search-hits = Hits
hit-goal = Goal
hit-indicator = Indicator
hit-activity = Activity
hit-assignment = Assignment
hit-measure = Measure
hit-round = Round of follow-up
hit-minutes-item = Minutes item
hit-question = Question
hit-unit = Unit
hit-theme = Area
palette-title = Search Verkan
palette-placeholder = Search goals, figures, units
palette-foot = Arrows choose · Enter opens · Esc closes
palette-none = No hits
palette-one = One hit
palette-many = %n hits
palette-failed = The search does not answer. Press Enter to open the search page.
