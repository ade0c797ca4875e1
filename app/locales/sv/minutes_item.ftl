minutes-item-eyebrow = Protokollspunkt
minutes-item-facts = Om ärendet
minutes-item-step = Vad organet gjorde
minutes-item-outcome = Utfall
minutes-item-subject = Område
minutes-item-settled = Ärendet
minutes-item-is-settled = Avgjort när källan lästes
minutes-item-is-open = Pågående när källan lästes
minutes-item-source = Källa
minutes-item-read = Läs protokollet
# $host (String) - the host of the address
minutes-item-read-where = Öppnas på { $host }
minutes-item-matter = Ärendets väg
# $number (String) - the registry number
minutes-item-matter-text = Allt som registret har under { $number }, det första överst.
