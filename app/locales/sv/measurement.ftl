measurement-final = Slutligt
measurement-preliminary = Preliminärt
measurement-did-not-take-part = Kommunen deltog inte
measurement-not-yet-published = Inte publicerat än
measurement-not-measured = Inte mätt
# $period (String) - the period
measurement-why-did-not-take-part = För { $period } finns inget värde: kommunen deltog inte i mätningen.
# $period (String) - the period
measurement-why-not-yet-published = Värdet för { $period } är inte publicerat än.
# $period (String) - the period
measurement-why-not-measured = För { $period } finns inget värde: det har inte mätts.
measurement-everybody = Alla
measurement-women = Kvinnor
measurement-men = Män
measurement-report = Rapportera värde
measurement-correct = Rätta
measurement-save = Spara värdet
measurement-own-series = Kommunens egen
measurement-series = Serie
measurement-covers = Vilka värdet gäller
measurement-outcome = Typ av utfall
measurement-outcome-hint = Finns inget värde, välj skälet. Lämna då talet tomt.
measurement-value = Värde
measurement-value-hint = Med decimalkomma, till exempel 12,5.
measurement-kolada-withdrawn = Kolada har tagit tillbaka värdet
measurement-kolada-no-value = Kolada anger inget värde
# $count (String) - how many municipalities
measurement-kolada-mean = ovägt medelvärde av { $count } kommuner
# $status (String) - the status in Kolada's own words
measurement-kolada-status = status i Kolada: { $status }
measurement-source-hint = Fyll bara i om det är en annan än indikatorns egen.
measurement-note = Att veta om värdet
measurement-note-hint = Till exempel att metoden har ändrats eller att bortfallet var stort.
measurement-why = Varför värdet rättas
measurement-why-hint = Skälet visas tillsammans med det nya värdet.
measurement-taken-title = Det finns redan ett värde för perioden
measurement-taken = Rätta det i stället. Då finns det gamla värdet kvar i historiken.
measurement-to-correct = Till värdena
measurement-correct-title = Rätta värde
# $what (String) - the period, and whom the value covers
# $now (String) - the value that holds
measurement-correct-lead = { $what }: värdet är nu { $now }. Det gamla värdet finns kvar och syns bland rättelserna.
measurement-correct-save = Spara rättelsen
measurement-late-title = Någon annan har redan rättat värdet
measurement-late = Din rättelse är inte sparad. Se vad värdet är nu innan du rättar igen.
# $day (String) - the day of the correction
# $before (String) - the earlier value
measurement-corrected = Rättat { $day }, tidigare { $before }
measurement-done-reported = Värdet är sparat.
measurement-done-corrected = Rättelsen är sparad. Det tidigare värdet finns kvar bland rättelserna.
