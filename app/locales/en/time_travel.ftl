time-travel-seen = You see it as it was on
time-travel-planned = You see it as it is planned for
time-travel-back = Back to today
time-travel-other-day = Another day
time-travel-show = Show
time-travel-as-it-was = As it was on
