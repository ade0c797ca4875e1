organisation-title = Organisation
organisation-lead = Hela koncernen: fullmäktige, nämnder, förvaltningar, bolag och förbund, som den ser ut i dag.
# $day (String) - the day that is shown
organisation-lead-on = Hela koncernen, som den såg ut { $day }.
# $day (String) - the day that is shown
organisation-lead-planned = Hela koncernen, som den är planerad att se ut { $day }.
organisation-tree = Organisationsträd
# $count (Number) - units right below
organisation-below = { $count ->
    [one] 1 underställd
   *[other] { $count } underställda
}
# $count (Number) - goals in force
organisation-goals = { $count ->
    [one] 1 mål
   *[other] { $count } mål
}
# $count (Number) - indicators
organisation-indicators = { $count ->
    [one] 1 indikator
   *[other] { $count } indikatorer
}
organisation-filter = Hitta en enhet
organisation-filter-name = Namn
organisation-filter-kind = Typ
organisation-filter-any-kind = Alla typer
organisation-filter-show = Visa
organisation-filter-clear = Visa hela trädet
# $count (Number) - units that fit
organisation-found = { $count ->
    [0] Ingen enhet stämmer
    [one] 1 enhet stämmer
   *[other] { $count } enheter stämmer
}
organisation-found-none = Sök på en del av namnet eller förkortningen, eller visa hela trädet.
organisation-day = Visa en annan dag
organisation-day-label = Datum
organisation-day-today = Visa i dag
organisation-sum = I koncernen
organisation-new = Ny enhet
organisation-empty = Det finns ingen organisation den dagen
organisation-empty-text = Välj en annan dag.
unit-kind-council = Fullmäktige
unit-kind-executive-board = Styrelse
unit-kind-board = Nämnd
unit-kind-committee = Utskott
unit-kind-company = Bolag
unit-kind-federation = Kommunalförbund
unit-kind-administration = Förvaltning
unit-kind-division = Avdelning
unit-kind-unit = Enhet
unit-kind-project = Tillfälligt projekt
# $from (String) - the first day
unit-since = Finns sedan { $from }
# $from (String) - the first day
# $to (String) - the last day
unit-span = Fanns { $from } – { $to }
# $from (String) - the first day
# $to (String) - the last day
unit-span-ahead = Finns { $from } – { $to }
# $from (String) - the first day
unit-from = Finns från { $from }
unit-edit = Ändra enheten
unit-remove = Ta bort
unit-new-below = Ny enhet under den här
unit-goals = Mål
unit-goals-none = Inga mål gäller här.
unit-indicators = Indikatorer
unit-indicators-none = Inga indikatorer hör hit.
unit-below = Närmast under
unit-below-none = Inget ligger under.
unit-roles = Roller
unit-roles-none = Ingen har en roll här.
unit-trail = Händelser för enheten
unit-thread = Organets mål i den röda tråden
unit-more-indicators = Alla indikatorer
unit-indicator = Indikator
unit-latest = Senaste värde
unit-new-title = Ny enhet
unit-new-lead = En ny del av organisationen, från den dag den finns.
unit-edit-title = Ändra enhet
unit-edit-lead = Byter enheten namn eller plats följer allt under den med. Upphör den, sätt en sista dag: då finns den kvar i historiken.
unit-parent = Ligger under
unit-parent-hint = Bara det högsta organet ligger inte under något.
unit-kind = Typ
unit-name = Namn
unit-short-name = Förkortning
unit-short-name-hint = Som i diariet, till exempel BUN.
unit-external-id = Id i kommunens egna system
unit-external-id-hint = Gör att samma enhet känns igen vid import. Går inte att ändra efteråt.
unit-from-day = Första dag
unit-to-day = Sista dag
unit-to-hint = Lämna tomt så länge enheten finns.
# $name (String) - a unit that was chosen and has ended
unit-ended = { $name } (finns inte längre)
unit-remaining-title = Kvar efter sista dagen
# $count (Number) - goals in force
unit-remaining-goals = { $count ->
    [one] Ett mål är givet hit eller har sin ansvariga roll här. Beslutad text ändras inte: organet pekar ut någon annan när det ersätter målet.
   *[other] { $count } mål är givna hit eller har sin ansvariga roll här. Beslutad text ändras inte: organen pekar ut någon annan när de ersätter målen.
}
# $count (Number) - activities that go on
unit-remaining-activities = { $count ->
    [one] En aktivitet leds härifrån och pågår längre. Flytta den till en annan enhet, eller avsluta den.
   *[other] { $count } aktiviteter leds härifrån och pågår längre. Flytta dem till en annan enhet, eller avsluta dem.
}
# $count (Number) - indicators that are measured
unit-remaining-indicators = { $count ->
    [one] En indikator har sin ägare här. Ge den en ny, annars står den utan.
   *[other] { $count } indikatorer har sin ägare här. Ge dem nya, annars står de utan.
}
unit-create = Skapa enhet
unit-save = Spara enhet
unit-done-created = Enheten är skapad.
unit-done-changed = Enheten är ändrad.
unit-changed-title = Någon annan har ändrat enheten
unit-changed = Det du skrev står kvar i fälten. Där det skiljer sig står det som gäller nu. Spara igen om din ändring ska gälla.
unit-removal-title = Ta bort enheten
# $name (String) - the unit
unit-removal-lead = Vill du ta bort { $name }? Det går bara om inget hänger på den: inga mål, indikatorer, roller eller enheter under.
unit-removal-instead = Har enheten varit i bruk, avsluta den i stället med en sista dag. Då finns den kvar i historiken.
unit-removal-refused = Enheten kan inte tas bort
unit-removal-save = Ta bort
unit-removal-end = Avsluta i stället
unit-line = Utveckling
# $target (String) - the target's value
unit-against = mål { $target }
