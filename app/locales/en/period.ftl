period-school-year = school year { $years }
period-half-year = { $part ->
    [1] first half of { $year }
   *[other] second half of { $year }
}
period-tertial = four-month period { $part }, { $year }
period-quarter = quarter { $part } { $year }
frequency-month = every month
frequency-quarter = every quarter
frequency-tertial = every four months
frequency-half-year = every half-year
frequency-year = every year
frequency-school-year = every school year
frequency-every-second-year = every second year
span-from = from { $from }
