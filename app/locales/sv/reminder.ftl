administration-reminders = Påminnelser
reminder-on = Den som har något att göra får ett brev med e-post, högst ett om dagen, aldrig på helger och allt mer sällan.
reminder-off = Ingen e-postserver är angiven, så inga brev skickas. Det som väntar syns på startsidan och under Mitt att göra. Den som sköter servern anger VERKAN_SMTP.
reminder-fails = Brev kommer inte fram
reminder-fails-text = E-postservern svarar inte eller säger nej. Breven skickas om av sig själva. Det som väntar syns i Verkan så länge.
# $count (Number) - how many people
reminder-stopped-count = { $count ->
    [0] Alla som har något att göra får brev.
    [one] 1 person har valt bort breven.
   *[other] { $count } personer har valt bort breven.
}
reminder-none = Inga brev har skickats än
reminder-column-person = Till
reminder-column-day = Dag
reminder-column-stage = Läge
reminder-column-at = Skickat eller nästa försök
reminder-column-problem = E-postservern säger
reminder-stage-waiting = Väntar
reminder-stage-sent = Skickat
reminder-stage-failed = Kom inte fram
reminder-stage-dropped = Behövdes inte längre
reminder-stop = Sluta få påminnelser
reminder-stop-text = Du får då inga fler brev om det som väntar. Det syns fortfarande på din startsida när du loggar in, och du kan ändra dig under Mitt konto.
reminder-stop-save = Skicka inga fler brev
reminder-stopped = Du får inga fler brev. Du kan ändra dig under Mitt konto.
reminder-account = Påminnelser
reminder-account-on = Du får ett brev när något väntar på dig, högst ett om dagen och aldrig på helger.
reminder-account-off = Du får inga brev. Det som väntar syns på startsidan.
reminder-account-stop = Skicka inga brev
reminder-account-start = Skicka brev
account-done-reminders = Ditt val är sparat.
field-reminders = Påminnelser med e-post
# $name (String) - who
letter-hello = Hej { $name }!
letter-approve = Att godkänna
letter-why = Brevet kommer från Verkan eftersom något väntar på dig. Du får högst ett om dagen.
letter-stop = Vill du inte ha fler brev? Stoppa dem här:
letter-subject = Det här väntar på dig i Verkan
# $title (String) - the round
# $day (String) - a date
letter-subject-round = { $title }: svara senast { $day }
