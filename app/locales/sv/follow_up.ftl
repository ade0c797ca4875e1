to-do = Mitt att göra
# $left (Number) - rows without an answer
# $all (Number) - all rows
to-do-left = { $left ->
    [0] Allt är besvarat
    [one] En rad kvar
   *[other] { $left } av { $all } rader kvar
}
to-do-first = Gå till första obesvarade raden
to-do-none = Du har inget att göra här nu
to-do-none-text = När en omgång av uppföljning öppnas hittar du dina rader här, med siffror och förslag på plats.
to-do-approve = Väntar på ditt godkännande
to-do-only-together = Enheten har inga egna mål att svara på. Lämna in när det som kommer underifrån är klart.
# $unit (String) - whose answers
# $left (Number) - rows without an answer
# $all (Number) - all rows
to-do-row = { $unit }: { $left } av { $all } rader kvar
follow-up-status = Så går det
follow-up-sentence = Varför bedömer du så?
follow-up-sentence-hint = En mening räcker. Den behövs bara när du bedömer annorlunda än förslaget.
follow-up-write = Något har ändrats: skriv ett nytt svar
follow-up-what-happened = Vad hände?
follow-up-why = Varför? Ofta finns flera orsaker.
follow-up-what-now = Vad gör vi nu?
follow-up-forecast = Når vi målet i tid?
follow-up-analysis = Analys: vad hände, varför, vad gör vi nu
forecast-reached = Vi når målet
forecast-uncertain = Osäkert om vi når målet
forecast-not-reached = Vi når inte målet
follow-up-suggests = Förslag:
# $status (String) - the status in words
follow-up-was-suggested = Siffrorna föreslog: { $status }
follow-up-unanswered = Inget svar än.
# $day (String) - a date
# $who (String) - role and unit
follow-up-by = { $day } av { $who }
follow-up-late = Kom efter att omgången stängts
# $who (String) - role and unit
follow-up-front-line-by = Från verksamheten: { $who }
follow-up-front-line = Vad ser du i ditt arbete?
follow-up-front-line-hint = Skriv kort vad som fungerar och vad som inte gör det. Det står bredvid chefens svar, märkt som från verksamheten. Skriv inget om enskilda personer.
follow-up-front-line-lead = Chefen svarar för enheten. Det du ser i ditt arbete hjälper dem som läser att förstå.
follow-up-tell = Berätta vad du ser
follow-up-tell-save = Skicka
follow-up-change = Ändra svaret
follow-up-no-value = inget värde än
follow-up-no-figures = Målet har ingen huvudindikator, så siffrorna föreslår inget.
# $round (String) - the round's name
# $day (String) - a date
follow-up-last = Förra svaret: { $round }, { $day }
follow-up-no-change = Ingen förändring sedan sist
# $goal (String) - the goal's title
follow-up-form = Svar på målet { $goal }
follow-up-save = Spara
follow-up-done-saved = Svaret är sparat.
follow-up-done-handed-in = Svaren är inlämnade. Den som godkänner ser dem nu.
follow-up-done-told = Tack. Det du skrev står nu vid målet.
in-place-of-leader = Du är utsedd att svara i chefens ställe.
in-place-of-nobody = Ingen leder enheten just nu. Du står närmast över den och svarar i stället.
# $day (String) - a date
in-place-of-ended-unit = Enheten upphörde { $day }. Du står närmast över den och svarar i stället.
goal-follow-ups = Så svarar enheterna
goal-follow-up-not-approved = inte godkänt än
goal-follow-up-analysis = Läs analysen
owed-title = Att svara på
owed-open = Öppna Mitt att göra
# $count (Number) - units that wait
owed-to-approve = { $count ->
    [one] En enhet väntar på ditt godkännande.
   *[other] { $count } enheter väntar på ditt godkännande.
}
# $count (Number) - further units
goal-follow-ups-more = { $count ->
    [one] En enhet till
   *[other] { $count } enheter till
}
