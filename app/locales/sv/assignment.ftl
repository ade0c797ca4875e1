assignment-title = Uppdrag
assignment-lead = Det fullmäktige, nämnder och styrelser har beslutat att någon ska göra, och vad som har återrapporterats.
assignment-give = Ge ett uppdrag
# $body (String) - the body
assignment-give-lead = Registrera ett uppdrag som { $body } har beslutat om. Beslutad text ändras aldrig, så läs igenom den innan du sparar.
assignment-field-title = Uppdraget i en mening
assignment-field-title-hint = Till exempel: Utred hur fler kan resa kollektivt till Bjärke.
assignment-field-text = Beslutets text
assignment-body = Gavs av
assignment-unit = Gavs till
assignment-goal = Mål det tjänar
assignment-decision = Beslut
assignment-field-due = Återrapporteras senast
assignment-field-due-hint = Den dag organet vill veta hur det har gått.
assignment-save = Registrera uppdraget
assignment-stage-ongoing = Pågår
assignment-stage-reported = Återrapporterat
assignment-stage-done = Avslutat som utfört
assignment-stage-withdrawn = Återkallat
assignment-late = Försenat
# $day (String) - a date
assignment-due = Återrapporteras senast { $day }
# $body (String) - who gave it
# $unit (String) - who is to do it
assignment-from-to = { $body } → { $unit }
# $count (Number) - how many there are
assignment-count = { $count ->
    [one] 1 uppdrag
   *[other] { $count } uppdrag
}
assignment-none = Inga uppdrag
assignment-none-text = Inget uppdrag stämmer med det du har valt. Uppdrag registreras av det organ som har beslutat om dem.
assignment-any-body = Alla organ
assignment-open = De som inte är avslutade
assignment-only-late = Bara försenade
assignment-closed-too = Även avslutade
assignment-column-assignment = Uppdrag
assignment-column-stage = Läge
assignment-column-due = Senast
assignment-column-reported = Senaste rapport
assignment-column-open = Pågående
assignment-column-late = Försenade
assignment-by-unit = Så många uppdrag har varje enhet
assignment-by-unit-text = Ett mål säger vad som ska uppnås, ett uppdrag vad som ska göras. Många uppdrag till samma enhet är detaljstyrning.
assignment-facts = Om uppdraget
assignment-reports = Återrapporter
assignment-reports-none = Inget har rapporterats än.
# $day (String) - a date
# $who (String) - role and unit
assignment-reported-by = { $day } av { $who }
assignment-is-final = Uppdraget är utfört
assignment-report = Återrapportera
assignment-report-text = Så har det gått
assignment-report-hint = Skriv vad som är gjort och vad det har lett till. Alla kan läsa det.
assignment-report-final = Uppdraget är utfört
assignment-report-final-hint = Bocka i när det är klart. Organet tar då ställning till om uppdraget kan avslutas.
assignment-report-save = Spara rapporten
assignment-send-back = Be om mer
assignment-send-back-reason = Vad saknas?
assignment-send-back-save = Skicka tillbaka
assignment-close = Avsluta genom beslut
assignment-close-how = Uppdraget avslutas
assignment-close-done = som utfört
assignment-close-withdrawn = utan att vara utfört, det återkallas
assignment-close-save = Registrera beslutet
# $decision (String) - day, paragraph and registry number
assignment-closed-done = Avslutat som utfört { $decision }
# $decision (String) - day, paragraph and registry number
assignment-closed-withdrawn = Återkallat { $decision }
assignment-changed = Någon annan har hunnit rapportera eller besluta. Så som uppdraget står nu ser du på sidan, och det du skrev står kvar. Spara igen om det fortfarande gäller.
assignment-done-given = Uppdraget är registrerat. Den som leder enheten ser det på sin startsida.
assignment-done-reported = Rapporten är sparad.
assignment-done-sent-back = Rapporten är tillbakaskickad. Uppdraget pågår igen.
assignment-done-closed = Beslutet är registrerat.
assignment-start = Uppdrag som väntar
assignment-start-all = Alla uppdrag
assignment-of-goal = Uppdrag för målet
# $count (Number) - how many there are
assignment-given-count = { $count ->
    [one] 1 pågående uppdrag som organet har gett
   *[other] { $count } pågående uppdrag som organet har gett
}
# $count (Number) - how many there are
assignment-received-count = { $count ->
    [one] 1 pågående uppdrag till enheten
   *[other] { $count } pågående uppdrag till enheten
}
field-assignment-text = Beslutets text
field-due-on = Återrapporteras senast
field-given-to-unit = Gavs till
