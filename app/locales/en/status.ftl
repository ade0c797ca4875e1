status-met = Met
status-on-track = On track
status-partly-met = Partly met
status-uncertain = Uncertain
status-off-track = Off track
status-not-met = Not met
status-too-early = Too early to judge
status-cannot-judge = Cannot be judged
stage-draft = Draft
stage-proposed = Proposed
stage-decided = Decided
stage-closed = Closed
stage-replaced = Replaced
trend-improving = improving
trend-unchanged = unchanged
trend-worsening = worsening
trend-moving = changing
trend-too-few = too few values
freshness-fresh = { $months ->
    [0] the latest value is brand new
    [one] the latest value is one month old
   *[other] the latest value is { $months } months old
}
freshness-stale = { $months ->
    [one] the latest value is one month old and a newer one was due
   *[other] the latest value is { $months } months old and a newer one was due
}
freshness-missing = no value yet
figures-fresh = { $months ->
    [0] new figures
    [one] figures one month old
   *[other] figures { $months } months old
}
figures-stale = { $months ->
    [one] figures one month old, late
   *[other] figures { $months } months old, late
}
figures-missing = no figures yet
reason-no-main-indicator = The goal has no main indicator, so the rule has nothing to go by.
reason-no-direction = Nobody has decided whether higher or lower is better, so the rule cannot tell how it goes.
reason-no-target = There is no target in figures to compare with.
reason-no-value = There is no value yet.
reason-stale = The latest value is for { $period } and is too old to judge by.
reason-reached = The value { $value } reaches the target { $target } for { $period }.
reason-missed = The value { $value } does not reach the target { $target } for { $period }.
reason-at-start = No value is newer than the starting point { $value }. The target is { $target } for { $period }.
reason-on-the-way = The value { $value } is enough to reach the target { $target } for { $period }. The path there is now at { $expected }.
reason-behind-but-moving = The value { $value } moves the right way but is behind the path to the target { $target } for { $period }, which is now at { $expected }.
reason-behind = The value { $value } does not move the right way and is behind the path to the target { $target } for { $period }, which is now at { $expected }.
reason-within-interval = The value { $value } is within the interval that is aimed at.
reason-outside-interval = The value { $value } is outside the interval that is aimed at.
reason-moved-as-wanted = The value has changed by { $change }, the way that the target asks.
reason-moved-otherwise = The value has changed by { $change }, not the way that the target asks.
reason-only-part = The goal has one main indicator, which decides.
reason-parts = { $weakest ->
    [one] One of the goal’s { $of } main indicators is “{ $status }”. The weakest decides.
   *[other] { $weakest } of the goal’s { $of } main indicators are “{ $status }”. The weakest decide.
}
reason-all-parts = All { $of } main indicators are “{ $status }”.
