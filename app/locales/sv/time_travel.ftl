time-travel-seen = Du ser det som det var
time-travel-planned = Du ser det som det är planerat till
time-travel-back = Tillbaka till i dag
time-travel-other-day = Annan dag
time-travel-show = Visa
time-travel-as-it-was = Som det var
