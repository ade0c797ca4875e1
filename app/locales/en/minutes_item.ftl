minutes-item-eyebrow = Minutes item
minutes-item-facts = About the matter
minutes-item-step = What the body did
minutes-item-outcome = Outcome
minutes-item-subject = Subject
minutes-item-settled = The matter
minutes-item-is-settled = Settled when the source was read
minutes-item-is-open = Going on when the source was read
minutes-item-source = Source
minutes-item-read = Read the minutes
# $host (String) - the host of the address
minutes-item-read-where = Opens at { $host }
minutes-item-matter = The way of the matter
# $number (String) - the registry number
minutes-item-matter-text = All that the register holds under { $number }, the first at the top.
