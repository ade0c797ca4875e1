nav-activities = Aktiviteter
activity = Aktivitet
activity-lead = Det som personalen har valt att göra, vilken effekt de tror att det får, och vad det ledde till.
activity-new = Föreslå en aktivitet
activity-stage-proposed = Föreslagen
activity-stage-planned = Planerad
activity-stage-ongoing = Pågår
activity-stage-done = Klar
activity-stage-stopped = Avbruten
activity-stage-replaced = Ersatt
activity-stage-merged = Sammanslagen
activity-late = Försenad
verdict-helped = Hjälpte
verdict-did-not-help = Hjälpte inte
verdict-cannot-tell = Kan inte bedömas
evidence-research = Forskning
evidence-proven = Beprövad erfarenhet
evidence-promising = Lovande tecken
evidence-untested = Oprövat
activity-of-goal-title = Vad vi gör
activity-of-goal-past = Ingen aktivitet för målet är känd från den dagen.
activity-of-goal-none = Ingen aktivitet är kopplad till målet än. Personalen väljer vilka aktiviteter som behövs.
activity-chosen-by-staff = Valda av dem som gör jobbet.
# $count (Number) - activities for the goal
activity-all-of-goal = { $count ->
    [one] Se aktiviteten i listan
   *[other] Alla { $count } aktiviteter
}
activity-column-activity = Aktivitet
activity-column-hypothesis = Vi tror att
activity-column-state = Läge
activity-column-tested = Prövas
activity-column-goal = För målet
activity-column-steps = Steg
activity-column-due = Närmast på tur
activity-effect-not-stated = Källan säger inte vilken effekt som väntas.
activity-no-goal = Inget mål
activity-filter = Filtrera aktiviteterna
activity-filter-words = Sök på ord
activity-filter-unit = Leds av
activity-any-unit = Hela kommunen
activity-any-stage = Allt som inte är avslutat
activity-only-late = Försenade
activity-only-untested = Ska prövas nu
activity-only-obstructed = Har hinder
activity-only-experiments = Experiment
activity-also-over = Även avslutade
activity-show = Visa
# $count (Number) - activities that the filter lets through
activity-count = { $count ->
    [one] En aktivitet
   *[other] { $count } aktiviteter
}
activity-views = Visa som
activity-view-list = Lista
activity-view-cards = Kort
activity-view-timeline = Tidslinje
activity-view-calendar = Kalender
activity-csv = Hämta som CSV
activity-none-found = Ingen aktivitet passar in på ditt urval
activity-none-found-text = Ta bort ett val, eller visa även avslutade.
activity-none = Inga aktiviteter än
activity-none-text = Förvaltningarna och bolagen har inte lagt in några aktiviteter. De som arbetar där väljer dem.
activity-none-text-staff = Välj ett mål som er enhet har fått och föreslå det första ni tror på. Det tar ett par minuter.
activity-experiment = Experiment
# $count (Number) - obstacles
activity-obstacles = { $count ->
    [one] ett hinder
   *[other] { $count } hinder
}
# $from (String) - a day
activity-timeline-lead = Från { $from }. Strecket är i dag, pricken är det som är närmast på tur.
activity-without-day = Utan dag
activity-done-proposed = Aktiviteten är föreslagen.
activity-done-adopted = Aktiviteten är antagen.
activity-done-started = Aktiviteten pågår.
activity-done-ended = Aktiviteten är avslutad. Det ni har skrivit som lärdom finns nu bland lärdomarna.
activity-done-saved = Ändringen är sparad.
activity-done-tested = Det är sagt om aktiviteten hjälpte.
activity-done-raised = Hindret är lyft till chefen.
activity-done-removed = Hindret är undanröjt.
# $day (String) - since when it has been in its state
activity-since = sedan { $day }
activity-reason = Varför:
activity-lesson = Lärdom:
activity-goes-on-in = Fortsätter i
activity-what = Vad vi gör
activity-what-none = Ingen har beskrivit vad som görs.
activity-what-hint = Så att en kollega på en annan enhet förstår.
activity-steps = Steg
activity-steps-none = Inga steg än.
activity-step-title = Nytt steg
activity-step-due = Senast
activity-step-add = Lägg till
# $day (String) - a day
activity-step-done = klart { $day }
# $day (String) - a day
activity-step-late = skulle vara klart { $day }
# $day (String) - a day
activity-step-by = senast { $day }
activity-step-tick = Bocka av
activity-step-untick = Inte klart
activity-step-remove = Ta bort
activity-obstacles-title = Hinder
activity-obstacles-none = Inget hinder är lyft.
activity-obstacle-text = Vad står i vägen?
activity-obstacle-hint = Chefen ser det på sin startsida. Skriv vad ni behöver, inte vems fel det är.
activity-obstacle-raise = Lyft till chefen
activity-obstacle-stands = Står i vägen
activity-obstacle-gone = Undanröjt
# $day (String) - a day
# $role (String) - who told it
activity-obstacle-raised = Lyft { $day } av { $role }
# $day (String) - a day
# $role (String) - who removed it
activity-obstacle-removed = Undanröjt { $day } av { $role }
activity-obstacle-remove = Undanröj hindret
removal-how = Vad gjordes?
removal-how-hint = Det läses av dem som lyfte hindret, och av andra som möter samma.
removal-save = Spara
activity-act-title = Driva aktiviteten
# $unit (String) - the body that asks for it
activity-needs-approval = { $unit } har begärt att aktiviteter godkänns av en chef innan de börjar.
activity-act-adopt = Anta
activity-act-start = Påbörja
activity-act-end = Avsluta
activity-act-edit = Ändra
activity-act-tie = Koppla till ett mål till
activity-act-resume = Ta upp igen
activity-facts = Fakta
activity-unit = Leds av
activity-shared = Deltar
activity-accountable = Ansvarig roll
activity-accountable-hint = Rollen, inte personen. Till exempel rektor.
activity-span = Pågår
activity-cost = Kostnad
activity-cost-field = Kostnad, tkr
activity-hours = Arbetstid, timmar
activity-evidence = Hur säkert är det?
activity-source = Källa
activity-chain = Hänger ihop med
activity-needs = Väntar på
activity-needed-by = Väntas på av
activity-title = Vad heter aktiviteten?
activity-title-hint = Kort och konkret: ”Läsombud på varje avdelning”.
activity-new-title = Föreslå en aktivitet
activity-new-lead = Säg vad ni vill göra och vilken effekt ni tror att det får. Resten kan vänta.
activity-edit-title = Ändra aktiviteten
activity-edit-lead = Vad ni tror om effekten ändras på aktivitetens sida, mål för mål.
activity-conflict-title = Någon annan hann spara
activity-conflict-text = Det du skrev står kvar här nedanför. Sparar du nu gäller din text.
activity-from = Från
activity-to = Till
activity-to-hint = Tomt om den fortsätter tills vidare.
activity-experiment-field = Det här är ett experiment
activity-experiment-hint = Prövas i liten skala och bedöms snart.
activity-more = Mer om aktiviteten: tid, kostnad, vilka som deltar
activity-adopt-field = Vi har redan bestämt oss: anta aktiviteten direkt
activity-adopt-hint = Ni behöver inte fråga uppåt.
activity-propose = Spara
activity-save = Spara
hypothesis-title = Vad vi tror att det leder till
hypothesis-none = Aktiviteten är inte kopplad till något mål.
hypothesis-we-think = Vi tror:
hypothesis-we-thought = Vi trodde:
hypothesis-seen-in = Syns i
hypothesis-tested = Prövas
hypothesis-because = Därför att
hypothesis-because-hint = Vad bygger ni det på?
# $change (String) - with sign and unit
hypothesis-expected = väntad ändring { $change }
# $from (String) - the value at the start
# $start (String) - its period
# $to (String) - the value since
# $end (String) - its period
# $change (String) - the change, with sign
hypothesis-moved = { $from } för { $start }, { $to } för { $end }: { $change }.
# $latest (String) - the period of the newest value
hypothesis-nothing-since = Indikatorn har inget värde efter starten. Det senaste gäller { $latest }.
hypothesis-no-start = Indikatorn har inget värde från tiden före starten att jämföra med.
hypothesis-no-indicator = Ingen indikator är knuten till effekten, så inget är mätt.
# $day (String) - a day
# $role (String) - who said it
hypothesis-said = Sagt { $day } av { $role }
hypothesis-due = Dags att pröva
hypothesis-waits = Väntar på sin dag
hypothesis-act-test = Säg om det hjälpte
hypothesis-act-change = Ändra vad vi tror
hypothesis-act-remove = Ta bort kopplingen till målet
hypothesis-new-title = För vilket mål, och vad tror ni?
hypothesis-change-title = Ändra vad vi tror
hypothesis-lead = Om vi gör det här händer det där, och det syns så här.
hypothesis-goal = Mål
hypothesis-effect = Vilken effekt tror ni på?
hypothesis-effect-hint = Vad blir annorlunda för dem som målet gäller?
hypothesis-indicator = Syns i indikatorn
hypothesis-indicator-hint = Lämna tomt om effekten inte går att mäta.
hypothesis-expected-change = Väntad ändring
hypothesis-expected-change-hint = Till exempel -2 om värdet väntas sjunka med två.
hypothesis-by-when = När prövar ni om det hjälpte?
hypothesis-by-when-hint = Den dagen påminns ni om att säga hur det gick.
verdict-title = Hjälpte det?
verdict-became = Det blev:
verdict-sentence = Varför tror ni det?
verdict-sentence-hint = En mening räcker. Den läses av andra som vill göra likadant.
verdict-stays = Det ni säger står kvar och ändras inte. Att något inte hjälpte är lika värdefullt att veta.
verdict-save = Spara
closing-title = Avsluta aktiviteten
closing-ending = Hur slutar den?
closing-done = Klar: vi har gjort det vi tänkte
closing-stopped = Avbruten: vi slutar
closing-replaced = Ersatt: vi gör något annat i stället
closing-merged = Sammanslagen: den fortsätter som en del av en annan
closing-lesson = Vad lärde ni er?
closing-lesson-hint = Behövs när något har påbörjats. Till en kollega som funderar på samma sak.
closing-reason = Varför?
closing-reason-hint = Behövs om den inte blev klar.
closing-successor = Vilken aktivitet fortsätter?
closing-successor-hint = Behövs när den ersätts eller slås ihop.
closing-tests = Det här återstår att pröva
closing-test-now = dags att säga om det hjälpte, på aktivitetens sida
# $day (String) - a day
closing-test-on = prövas { $day }
closing-test-after = säg efteråt om det hjälpte
closing-changed = Någon annan har ändrat aktiviteten sedan du öppnade sidan. Läs den, och spara igen om det du skrev fortfarande stämmer.
closing-save = Avsluta
lesson-link = Lärdomar
lesson-title = Lärdomar
lesson-lead = Vad aktiviteterna har lärt oss. Missarna står här lika tydligt som träffarna.
lesson-beside-title = Vad andra har lärt sig för samma mål
# $count (Number) - lessons
lesson-count = { $count ->
    [one] En lärdom
   *[other] { $count } lärdomar
}
lesson-none = Inga lärdomar att visa
lesson-none-text = Lärdomar kommer när en aktivitet avslutas eller prövas.
lesson-verdict = Utfall
lesson-any-verdict = Alla
approval-title = Godkännande av aktiviteter
approval-lead = Normalt antar arbetslaget sina aktiviteter utan att fråga uppåt. Här kan ni begära att en chef godkänner dem. Skälet visas för alla som föreslår.
approval-held = Gäller nu
approval-reason = Varför behövs det?
approval-reason-hint = Skriv så att den som föreslår en aktivitet förstår.
approval-to = Till och med
approval-to-hint = Tomt om ni inte vet. Sätt gärna en dag.
approval-save = Begär godkännande
approval-end = Sluta begära godkännande
approval-link = Godkännande av aktiviteter
unit-activities = Aktiviteter
unit-activities-none = Enheten leder ingen aktivitet just nu.
unit-activities-all = Alla aktiviteter här och under
start-pressing = Aktiviteter som behöver dig
start-pressing-all = Alla aktiviteter
