nav-rounds = Uppföljning
round-lead = Omgångarna där förvaltningar, bolag och nämnder svarar på hur det går med målen. Den lägsta nivån svarar först.
round-all = Se alla omgångar
round-new = Lägg upp en omgång
round-none = Inga omgångar än
round-none-text = När den första uppföljningen öppnas syns den här.
round-none-text-staff = Lägg upp den första ur årets kalender. Datum som lagen anger är redan uträknade.
round-column-round = Omgång
round-column-period = Period
round-column-stage = Läge
round-column-due = Senast
round-column-approved = Godkända
round-column-unit = Enhet
round-column-judged = Bedömt
round-column-act = Gör
round-column-law = Lagens datum
round-column-goal = Mål
round-column-moved = Förändring
# $count (Number) - those that are done
# $all (Number) - all
round-so-many = { $count } av { $all }
# $day (String) - a date
round-due = Senast { $day }
# $reader (String) - who will read
round-reader = Du skriver till: { $reader }
round-late = Försenat
round-closed-late = Omgången är stängd. Svara ändå: svaret märks som sent.
round-sent-back-title = Skickat tillbaka för att ändras
round-hand-in = Lämna in
round-unit-see = Se enhetens sida i omgången
section-judgement = Bedömning
section-analysis = Analys
section-forecast = Prognos
section-front-line = Från verksamheten
round-stage-planned = Planerad
round-stage-open = Öppen
round-stage-closed = Stängd
answer-stage-answering = Svarar
answer-stage-handed-in = Inlämnad
answer-stage-returned = Tillbakaskickad
answer-stage-approved = Godkänd
# $stage (String) - how far it has come
answer-stage-late = Försenad, { $stage }
legal-interim-report = Delårsrapport till fullmäktige (KL 11 kap. 16 §)
legal-annual-report = Årsredovisning till fullmäktige (KL 11 kap. 20 §)
# $what (String) - what the law asks for
# $day (String) - a date
round-law = { $what }: senast { $day }
round-done-planned = Omgången är upplagd. Ingen är tillfrågad förrän du öppnar den.
round-done-saved = Ändringarna är sparade. Inget svar har gått förlorat.
round-done-opened = Omgången är öppen. De som ska svara ser den i Mitt att göra.
round-done-closed = Omgången är stängd. Svar som kommer nu märks som sena.
round-done-reminded = Påminnelsen är skickad.
round-done-approved = Godkänt. Siffror och texter är frysta som de var nu.
round-done-returned = Svaren är skickade tillbaka med din text.
round-done-stand-in = Ersättaren är ändrad.
round-acts = Omgångens liv
round-planned-text = Så här blir det om du öppnar omgången i dag: vilka som tillfrågas, om hur många mål, och senast när.
round-open = Öppna omgången
round-edit = Ändra
round-close = Stäng omgången
round-nobody = Ingen att fråga
round-nobody-text = Inget mål i kraft är gett till någon här. Ge målen till enheter, så tillfrågas de.
round-overview = Så bedöms målen
round-overview-text = Antal svar per bedömning. De vägs aldrig ihop till ett medelvärde.
round-board-planned = Vem tillfrågas?
round-board = Vem har svarat?
# $day (String) - a date
round-reminded-on = påmind { $day }
# $minutes (Number) - rounded to five
round-minutes = ungefär { $minutes } minuter
round-read-approve = Läs och godkänn
round-remind = Påminn
round-burden = Vad omgången kostar
# $fields (Number) - fields in all
# $most (Number) - of the unit with the most
round-fields = { $fields ->
    [one] Ett fält frågas efter i hela omgången.
   *[other] { $fields } fält frågas efter i hela omgången, som mest { $most } av en enhet.
}
# $minutes (Number) - rounded to five
# $units (Number) - units that were measured
round-minutes-in-all =
    Ungefär { $minutes } minuter hittills, mätt hos { $units ->
        [one] en enhet
       *[other] { $units } enheter
    }. Tiden räknas per enhet, aldrig per person.
round-heavy = Omgången frågar mycket
round-heavy-text = Någon enhet får fler än 60 fält att fylla i. Ta bort ett avsnitt, eller ge färre mål till enheten.
round-burden-text = Frågar du efter något nytt nästa gång: ta bort något annat.
# $section (String) - a section of the round
# $answered (Number) - rows with an answer
# $asked (Number) - rows that were asked
round-least-answered = Frågar du efter något nytt nästa gång: ta först bort { $section }. Bara { $answered } av { $asked } rader fick något skrivet där.
round-compare-with = Jämför med
round-compare = Jämförelse mellan omgångar
# $after (String) - the later round
# $before (String) - the earlier round
round-compare-title = { $after } jämfört med { $before }
# $count (Number) - judgements that moved
round-compare-moved = { $count ->
    [0] Ingen bedömning har ändrats.
    [one] En bedömning har ändrats. Det som blivit sämre står först.
   *[other] { $count } bedömningar har ändrats. Det som blivit sämre står först.
}
round-compare-none = Det finns inga svar att jämföra än
round-moved-not = Oförändrat
round-moved-better = Bättre
round-moved-worse = Sämre
round-new-title = Lägg upp en omgång
round-edit-title = Ändra omgången
round-new-lead = Fråga så lite som möjligt. Det som kan hämtas eller räknas ut finns redan på plats hos dem som svarar.
round-edit-running = Omgången är öppen. Det du ändrar gäller från nu, och inget svar går förlorat. Nya mål och enheter som har tillkommit tillfrågas när du sparar.
round-changed-title = Någon annan har ändrat omgången
round-title = Vad omgången heter
round-title-hint = Till exempel Delårsrapport 2026.
round-body = Nämnd, styrelse eller förvaltning
round-body-hint = Den och allt under den tillfrågas. Den godkänner sist.
round-period = Period som följs upp
round-period-hint = Skriv 2026, 2026 H1, 2026 T2, 2026 Q3 eller 2026-03.
round-due-on = Sista dag
round-due-on-hint = För den som godkänner sist. Varje nivå under svarar fyra arbetsdagar tidigare.
round-sections = Fråga också efter
round-sections-hint = Bedömningen frågas alltid efter. Varje avsnitt till är arbete för någon.
# $fields (Number) - fields for each goal
round-section-fields = { $fields ->
    [one] ett fält per mål
   *[other] { $fields } fält per mål
}
round-reader-field = Vem som ska läsa
round-reader-hint = Den som svarar ser för vem. Till exempel kommunstyrelsens ledamöter.
round-plan = Lägg upp
round-save = Spara
round-calendar = Ur årets kalender
round-calendar-text = Välj en period, så fylls formuläret i nedanför.
round-often = Hur ofta
round-year = År
round-calendar-show = Visa
# $period (String) - the period
round-title-proposed-interim = Delårsrapport { $period }
# $period (String) - the period
round-title-proposed-annual = Årsuppföljning { $period }
# $period (String) - the period
round-title-proposed = Uppföljning { $period }
# $unit (String) - the unit
round-approver = Godkänns av { $unit }
round-unit-none = Inga svar att läsa än. När enheten är godkänd syns svaren här.
round-unit-only-below = Enheten har inga egna svar. Den sätter samman det som kommer underifrån.
round-unit-answer = Du svarar för enheten i
round-approval = Godkänn eller skicka tillbaka
round-approval-text = När du godkänner blir svaren offentliga och fryses som de är nu.
round-approve = Godkänn
round-return = Skicka tillbaka för ändring
round-return-reason = Vad behöver ändras?
round-return-send = Skicka tillbaka
round-below = Enheter under
round-stand-in = Ersättare
round-stand-in-none = Enhetens chef svarar. Är chefen borta kan någon annan utses.
# $name (String) - a person
round-stand-in-now = { $name } svarar i chefens ställe.
round-stand-in-email = E-postadress till den som ska svara
round-stand-in-hint = Lämna tomt för att ta bort ersättaren.
round-stand-in-save = Spara ersättare
round-copies = Frysta kopior
round-copies-text = Så såg svaren ut när de godkändes. Fingeravtrycket visar att inget har ändrats sedan dess.
# $day (String) - a date
# $who (String) - role and unit
round-copy-title = Godkänd { $day } av { $who }
round-fingerprint = Fingeravtryck (SHA-256):
