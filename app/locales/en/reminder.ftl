administration-reminders = Reminders
reminder-on = Whoever has something to do gets a letter by e-mail, at most one a day, never on holidays and less and less often.
reminder-off = No mail server is named, so no letters are sent. What waits is seen on the start page and in the list of what to do. Whoever runs the server sets VERKAN_SMTP.
reminder-fails = Letters do not arrive
reminder-fails-text = The mail server does not answer or says no. The letters are sent again by themselves. Meanwhile what waits is seen in Verkan.
reminder-stopped-count = { $count ->
    [0] Everybody who has something to do gets letters.
    [one] 1 person has stopped the letters.
   *[other] { $count } people have stopped the letters.
}
reminder-none = No letters have been sent yet
reminder-column-person = To
reminder-column-day = Day
reminder-column-stage = State
reminder-column-at = Sent or tried next
reminder-column-problem = The mail server says
reminder-stage-waiting = Waits
reminder-stage-sent = Sent
reminder-stage-failed = Did not arrive
reminder-stage-dropped = No longer needed
reminder-stop = Stop reminders
reminder-stop-text = You will get no more letters about what waits. It is still seen on your start page when you sign in, and you can change your mind on the page of your account.
reminder-stop-save = Send no more letters
reminder-stopped = You will get no more letters. You can change your mind on the page of your account.
reminder-account = Reminders
reminder-account-on = You get a letter when something waits for you, at most one a day and never on holidays.
reminder-account-off = You get no letters. What waits is seen on the start page.
reminder-account-stop = Send no letters
reminder-account-start = Send letters
account-done-reminders = Your choice is saved.
field-reminders = Reminders by e-mail
letter-hello = Hello { $name }!
letter-approve = To approve
letter-why = This letter comes from Verkan because something waits for you. You get at most one a day.
letter-stop = Do you want no more letters? Stop them here:
letter-subject = This waits for you in Verkan
letter-subject-round = { $title }: answer by { $day }
