time-travel-seen = You see it as it was on
time-travel-back = Back to today
time-travel-other-day = Another day
time-travel-day = Show as it was on
time-travel-show = Show
