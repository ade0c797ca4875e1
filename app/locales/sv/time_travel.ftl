time-travel-seen = Du ser det som det var
time-travel-back = Tillbaka till i dag
time-travel-other-day = Annan dag
time-travel-show = Visa
