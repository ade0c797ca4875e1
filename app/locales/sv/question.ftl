question = Fråga
question-title = Frågor och svar
question-lead = Det förtroendevalda och revisorer har frågat om mål, mått, aktiviteter, uppföljningar, beslut och enheter, och vad som har svarats.
question-ask = Ställ en fråga
question-text = Din fråga
# $unit (String) - whose leader is asked
question-text-hint = Frågan går till den som leder { $unit }. Alla kan läsa både frågan och svaret, så skriv inget om enskilda personer.
question-send = Skicka frågan
# $day (String) - a date
# $who (String) - name, role and unit
question-asked = Ställd { $day } av { $who }
# $day (String) - a date
# $who (String) - name, role and unit
question-answered = Besvarad { $day } av { $who }
# $day (String) - a date
question-answered-on = Besvarad { $day }
# $day (String) - a date
question-asked-on = Ställd { $day }
question-waits = Väntar på svar
question-late = Har väntat länge på svar
# $unit (String) - whose leader is asked
question-put-to = från { $unit }
question-none-here = Ingen har frågat om det här än.
question-all-here = Alla frågor om det här
question-none = Inga frågor
question-none-text = Ingen fråga stämmer med det du har valt. Frågor ställs på sidan för det de gäller.
# $count (Number) - how many there are
question-count = { $count ->
    [one] 1 fråga
   *[other] { $count } frågor
}
question-only-waiting = Bara de som väntar på svar
question-answer = Svar
question-do-answer = Svara
question-change-answer = Ändra svaret
question-your-answer = Ditt svar
question-answer-hint = Alla kan läsa svaret. Din roll och dagens datum står vid det, och för dem som har loggat in även ditt namn.
question-save-answer = Spara svaret
question-changed-title = Någon annan har svarat
# $unit (String) - whose leader is asked
question-done-asked = Frågan är ställd. Den som leder { $unit } ser den på sin startsida.
question-done-answered = Svaret är sparat. Den som frågade ser det på sin startsida.
question-start-to-answer = Frågor att besvara
question-start-asked = Frågor du har ställt
question-start-all = Alla frågor och svar
subject-follow-up = Uppföljning
question-of-unit = Frågor till enheten
field-subject = Gäller
field-asked-on = Ställd
field-question-unit = Ställd till
