indicator-list-lead = Måtten som visar om målen ger effekt: var värdet står, åt vilket håll det rör sig och hur gammalt det är.
indicator-new = Ny indikator
indicator-filter = Filtrera indikatorerna
indicator-unit = Tillhör
indicator-any-unit = Hela kommunen
indicator-only-stale = Gamla eller saknade värden
indicator-only-orphans = Utan ägare
indicator-show = Visa
indicator-take-filter-away = Ta bort filtret
indicator-clear = Rensa alla
# $count (Number) - how many indicators there are
indicator-count = { $count ->
    [0] Ingen indikator
    [one] 1 indikator
   *[other] { $count } indikatorer
}
indicator-none = Inga indikatorer än
indicator-none-text = En indikator visar om ett mål ger effekt. Controllern lägger till dem för hand eller läser in dem från en fil eller från Kolada.
indicator-none-found = Ingen indikator stämmer
indicator-none-found-text = Ta bort något av filtren för att se fler.
indicator-name = Indikator
indicator-latest-short = Senaste
indicator-change-short = På ett år
indicator-target = Mål
indicator-gap = Mot målvägen
indicator-trend = Trend
indicator-line = Utveckling
indicator-age = Ålder
indicator-no-value = Inget värde
indicator-one-value = Ett värde
# $months (Number) - whole months since the end of the period of the newest value
indicator-age-months = { $months ->
    [0] ny
   *[other] { $months } mån
}
# $months (Number) - whole months since the end of the period of the newest value
indicator-age-late = { $months } mån, försenat
indicator-age-missing = saknas
indicator-direction-higher = Högre är bättre
indicator-direction-lower = Lägre är bättre
indicator-direction-interval = Bäst inom ett intervall
indicator-direction-unset = Ingen riktning
# $low (String) - the lower bound
# $high (String) - the upper bound
indicator-direction-within = Bäst mellan { $low } och { $high }
# $reason (String) - why no direction is set
indicator-direction-none = Ingen riktning är bestämd: { $reason }
# $number (String) - the difference; one
indicator-percentage-point = { $number } procentenhet
# $number (String) - the difference
indicator-percentage-points = { $number } procentenheter
indicator-aim-value = Ett värde att nå
indicator-aim-increase = Högre än före
indicator-aim-decrease = Lägre än före
indicator-aim-text = Ett mål i ord
indicator-done-created = Indikatorn är skapad.
indicator-done-changed = Indikatorn är ändrad.
indicator-edit = Ändra
indicator-summary = Sammanfattning
# $period (String) - the period of the newest value
indicator-latest = Senaste värde, { $period }
# $value (String) - the baseline
# $period (String) - its period
indicator-since-baseline = Mot utgångsläget { $value } ({ $period })
indicator-since-year-before = Mot året innan
# $target (String) - the target
# $period (String) - when it is to be reached
indicator-left = Kvar till målet { $target } ({ $period })
# $period (String) - when the target is to be reached
indicator-target-for = Mål { $period }
indicator-reached = nått
indicator-status = Läge
indicator-status-by-rule = Läget är räknat av regeln, inte bedömt av en person.
indicator-next = Nästa värde väntas
indicator-development = Utveckling
# $source (String) - where the figures come from
indicator-source-is = Källa: { $source }
indicator-show-table = Siffrorna som tabell
# $period (String) - when the target is to be reached
# $aim (String) - what is aimed at, in words
indicator-target-in-words = Mål för { $period }: { $aim }
indicator-no-values = Det finns inget värde att rita än.
indicator-chart-target = mål
indicator-chart-band = önskat intervall
indicator-period = Period
indicator-against-target = Mot målet
indicator-about-value = Om värdet
indicator-action = Åtgärd
indicator-about = Om måttet
indicator-owner = Ägare
# $owner (String) - the role and its unit
indicator-orphan = { $owner }. Ingen har en roll där just nu.
indicator-no-owner = Ingen ägare är utsedd.
indicator-source = Källa
indicator-method = Så mäts det
indicator-frequency = Hur ofta
indicator-ended = Mäts till och med
indicator-shows = Visar effekten av
indicator-main = huvudindikator
indicator-supporting = stödjande
indicator-no-direction-means = Utan riktning kan regeln inte säga om det går bra eller dåligt.
# $values (Number) - how many values there are
indicator-trend-too-few = { $values ->
    [0] En trend räknas fram när det finns minst tre värden. Nu finns inget.
    [one] En trend räknas fram när det finns minst tre värden. Nu finns ett.
   *[other] En trend räknas fram när det finns minst tre värden. Nu finns { $values }.
}
# $values (Number) - how many values the trend rests on
# $change (String) - the change in a year, with sign and unit
indicator-trend-method = { $change } per år, räknat på de senaste { $values } värdena. Lutningen är Theil–Sens; om den är mer än brus prövas med Mann–Kendalls test.
indicator-corrections = Rättelser
indicator-history = Historik
indicator-trail = Allt som har ändrats
indicator-other-day = Se som det var
indicator-show-day = Visa
indicator-reading-none = Det finns inget värde än.
# $period (String) - its period
# $value (String) - the value
indicator-reading-single = { $period } var värdet { $value }
# $value (String) - the value
# $since (String) - since when it has been the same
indicator-reading-same = Är oförändrat { $value } sedan { $since }
# $before (String) - the value before
# $value (String) - the newest value
# $since (String) - the period before
# $period (String) - the newest period
indicator-reading-risen = Ökade från { $before } till { $value } mellan { $since } och { $period }
# $before (String) - the value before
# $value (String) - the newest value
# $since (String) - the period before
# $period (String) - the newest period
indicator-reading-fallen = Minskade från { $before } till { $value } mellan { $since } och { $period }
# $row (String) - how many times in a row
# $value (String) - the newest value
# $period (String) - its period
indicator-reading-rising = Har ökat { $row } och var { $value } { $period }
# $row (String) - how many times in a row
# $value (String) - the newest value
# $period (String) - its period
indicator-reading-falling = Har minskat { $row } och var { $value } { $period }
# $name (String) - what it is compared with
# $value (String) - its value
indicator-reading-above = , högre än { $name } ({ $value })
# $name (String) - what it is compared with
# $value (String) - its value
indicator-reading-below = , lägre än { $name } ({ $value })
# $name (String) - what it is compared with
# $value (String) - its value
indicator-reading-equal = , lika som { $name } ({ $value })
# $names (String) - those it is compared with
indicator-beside-above = , högre än { $names }
# $names (String) - those it is compared with
indicator-beside-equal = , lika som { $names }
# $names (String) - those it is compared with
indicator-beside-below = , lägre än { $names }
# $most (String) - all names but the last
# $last (String) - the last name
indicator-and = { $most } och { $last }
indicator-reading-preliminary = Värdet är preliminärt.
# $count (String) - how many, written out
indicator-row-of-years = { $count } år i rad
# $count (String) - how many, written out
indicator-row-of-school-years = { $count } läsår i rad
# $count (String) - how many, written out
indicator-row-of-months = { $count } månader i rad
# $count (String) - how many, written out
indicator-row-of-quarters = { $count } kvartal i rad
# $count (String) - how many, written out
indicator-row-of-measurements = { $count } mätningar i rad
count-two = två
count-three = tre
count-four = fyra
count-five = fem
count-six = sex
count-seven = sju
indicator-form-name = Namn
indicator-part-what = Vad som mäts
indicator-part-good = Vad som är bra
indicator-part-when = När och hur det mäts
indicator-part-who = Vem som svarar för det
indicator-edit-title = Ändra indikator
indicator-edit-lead = Säg vad som mäts, vilket håll som är bra och vem som svarar för siffran.
indicator-save = Spara indikator
indicator-name-hint = Som en invånare skulle säga det, till exempel ”Nöjda kunder med vatten och avlopp”.
indicator-description = Vad den mäter
indicator-description-hint = En mening i klarspråk.
indicator-unit-of-measure = Måttenhet
indicator-unit-of-measure-hint = Till exempel % eller kr/inv.
indicator-decimals = Decimaler
indicator-decimals-hint = Ett tal från 0 till 6.
indicator-category = Grupp
indicator-category-hint = Till exempel Kvalitet eller Ekonomi.
indicator-split-by-sex = Värdet delas på kvinnor och män
indicator-direction = Vilket håll är bra?
indicator-direction-hint = Utan riktning kan ingen se om det går bra.
indicator-low = Nedre gräns
indicator-high = Övre gräns
indicator-interval-hint = Bara för intervall.
indicator-kolada-no-direction = Kolada anger inte åt vilket håll som är bra
indicator-no-direction-reason = Varför ingen riktning
indicator-no-direction-reason-hint = Fyll i om du valde ingen riktning.
indicator-baseline-period = Utgångslägets period
indicator-period-hint = Till exempel 2026, 2025/2026, 2026 T1 eller 2026-03.
indicator-baseline-value = Utgångsläge
indicator-baseline-hint = Värdet som målen räknas från. Med decimalkomma.
indicator-frequency-hint = Så ofta det kommer ett nytt värde.
indicator-next-hint = Dagen då nästa värde brukar komma.
indicator-source-hint = Till exempel Kolada, SCB eller det egna systemets namn.
indicator-method-hint = Enkät, register, uttag ur system.
indicator-kolada-id = Nyckeltal i Kolada
indicator-kolada-id-hint = Till exempel N00945. Då kan värdena hämtas därifrån.
indicator-ended-hint = Lämna tomt så länge den mäts.
indicator-unit-hint = Den del av organisationen som indikatorn hör till.
indicator-owner-title = Ägarens roll
indicator-owner-title-hint = Rollen som svarar för siffran, till exempel VA-chef.
indicator-owner-unit = Rollen finns vid
indicator-owner-unit-hint = Enheten där någon har rollen.
indicator-main-goals = Huvudindikator för målen
indicator-main-goals-hint = Huvudindikatorerna avgör målets läge. Högst fem på ett mål är lagom.
indicator-supporting-goals = Stödjande indikator för målen
indicator-supporting-goals-hint = Visas på målets sida men påverkar inte läget.
indicator-changed-title = Någon annan har ändrat indikatorn
indicator-changed = Det du skrev står kvar i fälten. Där det skiljer sig står det som gäller nu. Spara igen om din ändring ska gälla.
indicator-targets-title = Målvärden
indicator-targets-lead = Ett mål för varje period. Sätts det om ersätts det gamla, som finns kvar bland händelserna.
indicator-targets-none = Inga målvärden än. Utan dem går det inte att se om det går som tänkt.
indicator-target-set = Sätt målvärde
indicator-target-save = Spara målvärdet
indicator-target-period = Ska nås
indicator-target-aim = Mål
indicator-target-kind = Typ
indicator-target-value = Målvärde
indicator-target-value-hint = Bara för ett värde att nå. Med decimalkomma.
indicator-target-text = Målet i ord
indicator-target-text-hint = Bara för ett mål i ord. Då får en person bedöma om det är nått.
indicator-target-interim = Delmål
indicator-target-interim-hint = Ett steg på vägen till ett senare mål.
indicator-target-note = Beslutat
indicator-target-note-hint = Var målet är beslutat, eller varför det är satt så.
indicator-target-remove = Ta bort
indicator-back = Till indikatorn
