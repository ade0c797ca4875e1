time-travel-seen = You see it as it was on
time-travel-back = Back to today
time-travel-other-day = Another day
time-travel-show = Show
