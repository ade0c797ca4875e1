people-title = Konton
# $from (String) - the first shown
# $to (String) - the last shown
# $total (String) - how many there are
people-caption = Konton, { $from }–{ $to } av { $total }
people-search = Namn eller e-postadress
people-new = Nytt konto
people-none-title = Inget konto stämmer
people-none = Sök på en del av namnet eller e-postadressen, eller visa alla.
people-all = Visa alla konton
person-name = Namn
person-email = E-postadress
person-email-hint = Den som personen loggar in med.
person-external-id = Id i kommunens personalsystem
person-external-id-hint = Gör att samma person känns igen vid import. Inget personnummer.
person-open = Kontot är öppet
person-open-hint = När det stängs loggas personen ut överallt, genast.
person-roles = Roller
person-account = Konto
person-state-open = öppet
person-state-no-password = öppet, inget lösenord än
person-state-closed = stängt
person-no-roles = inga roller
person-new-title = Nytt konto
person-new-lead = Ge kontot ett lösenord och en roll när det är skapat.
person-edit-title = Ändra konto
person-edit = Ändra
person-save = Spara konto
person-create = Skapa konto
person-roles-now = Roller i dag och framåt
person-roles-ended = Avslutade roller
person-roles-none = Personen har ingen roll och kan bara läsa.
person-sessions = Inloggningar
# $count (Number) - open sign-ins
person-sessions-count = { $count ->
    [0] Inte inloggad.
    [one] Inloggad på ett ställe.
   *[other] Inloggad på { $count } ställen.
}
person-sessions-end = Logga ut överallt
person-password = Nytt lösenord
person-password-lead = Ge det till personen på ett säkert sätt. Personen får veta att du har satt det, och måste välja ett eget vid nästa inloggning. Alla inloggningar avslutas.
person-password-save = Sätt lösenord
person-password-own = Ditt eget lösenord byter du under Mitt konto.
person-done-created = Kontot är skapat. Nu behövs ett lösenord och en roll.
person-done-changed = Kontot är ändrat.
person-done-password = Lösenordet är satt. Alla inloggningar är avslutade, och personen väljer ett eget vid nästa inloggning.
person-done-sessions = Personen är utloggad överallt.
person-done-role = Rollen är given.
person-done-ended = Rollen är avslutad.
person-changed-title = Någon annan har ändrat kontot
person-changed = Det som gäller nu står nedan, och det du skrev står kvar i fälten. Spara igen om din ändring ska gälla.
people-sample = Exempelkonton
people-sample-text = De påhittade kontona är öppna för alla som kan nå den här sidan, med ett lösenord som står på inloggningssidan. Skapa ett eget konto med rollen administratör, logga in med det och stäng sedan exempelkontona. Mål och siffror finns kvar.
people-sample-empty = Vill ni börja från början med er egen kommun? Starta Verkan med VERKAN_SAMPLE=none och en ny databas i DATABASE_URL.
people-sample-end = Stäng exempelkontona
people-sample-refused = Exempelkontona är fortfarande öppna
