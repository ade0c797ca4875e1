# $years (String) - "2025/2026"
period-school-year = läsåret { $years }
# $part (Number) - 1 or 2
# $year (String) - "2026"
period-half-year = { $part ->
    [1] första halvåret { $year }
   *[other] andra halvåret { $year }
}
# $part (Number) - 1, 2 or 3
# $year (String) - "2026"
period-tertial = tertial { $part } { $year }
# $part (Number) - 1 to 4
# $year (String) - "2026"
period-quarter = kvartal { $part } { $year }
frequency-month = varje månad
frequency-quarter = varje kvartal
frequency-tertial = varje tertial
frequency-half-year = varje halvår
frequency-year = varje år
frequency-school-year = varje läsår
frequency-every-second-year = vartannat år
# $from (String) - a date or a year
span-from = från { $from }
