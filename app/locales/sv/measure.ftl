measure-title = Åtgärder
measure-lead = Det som görs när ett mål inte går som det ska: vem som gör det, till när, och om det hjälpte.
measure-plan = Planera en åtgärd
measure-plan-lead = En åtgärd svarar på en avvikelse. Den följs tills någon har sagt om den hjälpte.
measure-deviation = Avvikelsen
measure-deviation-hint = Vad går inte som det ska? Skriv så att den som inte var med förstår.
measure-field-title = Åtgärden i en mening
measure-field-title-hint = Till exempel: Läxtid på schemat i årskurs 7.
measure-goal = Mål
measure-unit = Görs av
measure-accountable = Ansvarig roll
measure-accountable-hint = En roll, inte ett namn. Till exempel rektor.
measure-field-due = Klar senast
measure-save = Spara åtgärden
measure-stage-planned = Planerad
measure-stage-done = Genomförd
measure-stage-followed = Följd till effekt
measure-stage-dropped = Avskriven
# $day (String) - a date
measure-due = Klar senast { $day }
measure-to-follow = Hjälpte den? Det är inte sagt än
# $count (Number) - how many there are
measure-count = { $count ->
    [one] 1 åtgärd
   *[other] { $count } åtgärder
}
measure-none = Inga åtgärder
measure-none-text = Ingen åtgärd stämmer med det du har valt. Åtgärder planeras av den som leder enheten, när ett mål inte går som det ska.
measure-column = Åtgärd
measure-facts = Om åtgärden
measure-what-done = Så gjorde vi
measure-why-dropped = Varför gör vi den inte?
measure-effect = Hjälpte den?
measure-effect-sentence = Varför tror du det?
measure-finish = Är den genomförd?
measure-finish-save = Den är genomförd
measure-drop = Görs den inte?
measure-drop-save = Skriv av åtgärden
measure-follow = Följ den till effekten
measure-follow-save = Spara
measure-done-planned = Åtgärden är sparad. Den står på enhetens startsida tills den är följd till effekten.
measure-done-finished = Åtgärden är genomförd. Kom tillbaka och säg om den hjälpte.
measure-done-dropped = Åtgärden är avskriven.
measure-done-followed = Det är sparat om åtgärden hjälpte.
measure-start = Åtgärder att göra klart
measure-start-all = Alla åtgärder
measure-of-goal = Åtgärder
measure-changed = Någon annan har hunnit ändra åtgärden. Så som den står nu ser du på sidan, och det du skrev står kvar. Spara igen om det fortfarande gäller.
measure-late = Försenad
