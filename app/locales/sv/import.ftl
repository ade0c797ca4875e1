import-file-empty = Filen är tom. Välj en annan fil.
import-file-too-large = Filen är för stor. Dela upp den i flera filer på högst 20 MB var.
import-file-unpacks-too-large = Filen packar upp till mycket mer än en tabell behöver, så den lästes inte. Spara den på nytt från kalkylprogrammet och försök igen.
import-file-cells-too-far = Det finns celler långt utanför tabellen. Ta bort tomma rader och kolumner till höger om och under tabellen, och spara på nytt.
import-file-too-many-rows = Filen har fler rader än vad som tas emot på en gång. Dela upp den i flera filer.
import-file-broken = Filen är avklippt eller trasig. Spara eller hämta den på nytt.
import-file-unknown-format = Formatet känns inte igen. Välj en CSV-fil, en Excelfil (.xlsx) eller ett sparat svar från Kolada (.json).
import-file-wrong-encoding = Texten har fel teckenkodning. Spara filen som UTF-8.
import-file-not-from-kolada = Innehållet är inget svar från Kolada. Spara svaret från en adress som börjar med /v3/data, /v3/kpi, /v3/municipality eller /v3/municipality_groups.
import-file-no-header = Det finns ingen rad med kolumnnamn. Skriv kolumnernas namn på första raden.
import-file-not-an-archive = Det är inget arkiv från Verkan. Ett arkiv har filer som municipality.csv och goals.csv.
import-file-one-at-a-time = Välj en fil i taget. Flera på en gång går bara när alla är sparade svar från Kolada.
import-file-too-many-objects = Svaren har fler nyckeltal eller kommuner än vad som läggs upp på en gång. Ta med svaret med värden också, så läggs bara de upp som har värden. Eller spara ett svar som gäller färre.
# $first (String) - the row where it stands first
import-twice = Samma finns redan på rad { $first }.
import-twice-remedy = Ta bort en av raderna.
import-cells = Raden har fler eller färre celler än rubrikraden.
import-cells-remedy = Kontrollera skiljetecken och citattecken på raden.
import-formula = Cellen är en formel.
import-formula-remedy = Klistra in formelns resultat som värde.
import-ambiguous-number = Talet kan läsas på två sätt.
import-ambiguous-number-remedy = Välj vilket tecken som står före decimalerna.
import-missing-column = Kolumnen saknas.
import-missing-column-remedy = Välj vilken kolumn som är den, eller lägg till den i filen.
import-unknown-column = Formatet har ingen sådan kolumn.
import-unknown-column-remedy = Rätta namnet eller ta bort kolumnen.
import-missing-file = Filen saknas i arkivet.
import-missing-file-remedy = Lägg till filen.
import-broken-chain = Händelsekedjan är bruten här: något har ändrats efteråt.
import-broken-chain-remedy = Exportera arkivet på nytt, eller ta bort events.csv om historiken inte ska följa med.
import-circle = Det hamnar under sig självt.
import-circle-remedy = Välj något annat ovanför.
import-wrong-fingerprint = Den frusna kopian har ändrats efter godkännandet: fingeravtrycket stämmer inte.
import-wrong-fingerprint-remedy = Exportera arkivet på nytt, eller ta bort raden om kopian inte ska följa med.
import-contradiction = Radens celler säger emot varandra.
import-contradiction-remedy = Rätta raden.
import-wrong-required = Cellen är tom.
import-wrong-number = Talet går inte att läsa.
import-wrong-date = Datumet går inte att läsa.
import-wrong-period = Perioden går inte att läsa.
import-wrong-link = Det är ingen adress som börjar med https://.
import-wrong-choice = Ordet hör inte till dem som formatet har.
import-wrong-number-not-expected = Det står ett tal, men utfallet säger att inget värde finns.
import-wrong-in-the-future = Dagen eller perioden har inte kommit än.
import-wrong-other = Cellen kan inte tas emot.
import-unknown-indicator = Indikatorn finns inte.
import-unknown-indicator-remedy = Skapa den först, eller rätta dess identitet eller Kolada-id.
import-unknown-comparison = Jämförelsen finns inte.
import-unknown-comparison-remedy = Skapa den först, rätta den, eller lämna tomt för kommunens egen serie.
import-unknown-kpi-remedy = Välj vid vilken enhet nya indikatorer läggs upp. Finns inget att välja: ta med svaret från /v3/kpi, där nyckeltalets namn står.
import-unknown-place-remedy = Ta med svaret från /v3/municipality eller /v3/municipality_groups, eller lägg upp jämförelsen först.
import-unknown-other = Det som cellen pekar på finns inte.
import-unknown-other-remedy = Lägg till det i arkivet, eller rätta cellen.
import-kolada-unreachable = Kolada går inte att nå just nu. Försök igen om en stund.
import-kolada-slow = Kolada svarade inte i tid. Försök igen om en stund eller fråga efter färre nyckeltal.
import-kolada-too-many = Kolada säger att det är för många frågor, också efter att vi har väntat. Försök igen om några minuter.
import-kolada-faulty = Kolada har ett eget fel just nu. Försök igen om en stund.
import-kolada-not-accepted = Kolada tar inte emot frågan. Kontrollera nyckeltalens id och kommunernas koder.
import-kolada-cut-off = Svaret från Kolada tog slut mitt i. Försök igen.
import-kolada-not-understood = Svaret är inte skrivet som Kolada skriver. Kontrollera adressen i VERKAN_KOLADA_URL.
import-kolada-abandoned = Hämtningen avbröts. Börja om när du vill.
import-kind-csv = CSV-fil
import-kind-xlsx = Excelfil
import-kind-kolada = Kolada
import-kind-archive = Arkiv
import-step-choose = Välj
import-step-review = Granska
import-step-done = Klart
import-crumbs = Brödsmulor
import-title = Importera
import-lead = Du ser vad som händer innan det händer, och kan ångra efteråt.
import-not-read = Filen lästes inte
import-from-file = Från fil
import-file-label = CSV, Excel eller sparat svar från Kolada, högst 20 MB
import-file-hint = Svar från Kolada kan vara flera filer på en gång: värden, nyckeltal, kommuner och grupper.
import-file-unit = Lägg upp nya indikatorer från Kolada vid
import-read-file = Läs filen
import-how = Så ska filen se ut
import-how-text = Första raden har kolumnernas namn. En rad är ett värde för en indikator, en period och eventuellt ett kön. Indikatorn anges med sin identitet eller sitt Kolada-id.
import-how-columns = Indikator, period och värde behövs. Är perioden ett datum räknas värdet till den period som dagen ligger i. Är värdet tomt: skriv varför i kolumnen utfall, till exempel ”deltog inte”, ”inte publicerat än” eller ”inte mätt”.
import-paste = Klistra in
import-paste-label = Celler från ett kalkylblad
import-paste-hint = Markera cellerna med rubrikraden i kalkylprogrammet, kopiera och klistra in här.
import-read-pasted = Läs det inklistrade
import-pasted-name = Inklistrat
import-from-kolada = Från Kolada
import-kpis = Nyckeltal
import-kpis-hint = Koladas id, med komma emellan. Tomt hämtar för alla indikatorer som har ett Kolada-id.
import-places = Kommuner och grupper
import-places-hint = Koladas koder, med komma emellan. 0000 är riket, och grupper börjar med G.
import-since = Ändrat sedan
import-since-hint = Tomt hämtar alla år.
import-unit = Lägg upp nya indikatorer vid
import-unit-hint = Nyckeltal som ingen indikator har läggs upp här. Utan enhet läggs inga upp.
import-fetch = Hämta
import-kolada-source = Källa: Kolada (RKA). Kolada anger inte åt vilket håll som är bra; det bestämmer ni för varje indikator.
# $count (String) - how many key figures
import-kolada-name = Kolada, { $count } nyckeltal
import-review = Granska importen
# $count (Number) - rows that have to be mended
import-stopped = { $count ->
    [one] En cell kan inte läsas, så inget importeras än
   *[other] { $count } celler kan inte läsas, så inget importeras än
}
import-stopped-text = Allt eller inget: rätta cellerna i filen och välj den igen.
import-stopped-kolada-text = Allt eller inget. Se nedan vad det är och vad du gör åt det.
# $count (Number) - key figures and places that are not here
import-stopped-kolada = { $count ->
    [one] Ett nyckeltal, en kommun eller en grupp finns inte här, så inget importeras än
   *[other] { $count } nyckeltal, kommuner eller grupper finns inte här, så inget importeras än
}
# $value (String) - a number that can be read in two ways
import-sign-unknown = Kan inte avgöra vad { $value } är, så inget importeras än
import-sign-unknown-text = Talet kan ha tre decimaler eller vara över tusen, och inget annat tal i kolumnen visar vilket. Välj vilket tecken som står före decimalerna, och tryck på Läs om.
import-columns-unknown = Verkan vet inte vad kolumnerna är, så inget importeras än
import-columns-unknown-text = Säg här under vilka kolumner som är indikator, period och värde, och tryck på Läs om. Eller skriv rubrikerna i filen och välj den igen.
import-nothing-new = Allt i filen finns redan. Det finns inget att importera.
import-semicolon = semikolon
import-tab = tabb
import-comma = komma
import-decimal-comma = decimalkomma
import-decimal-point = decimalpunkt
# $count (Number) - earlier versions in the file
import-earlier = { $count ->
    [one] ett tidigare värde, som hoppas över
   *[other] { $count } tidigare värden, som hoppas över
}
import-more-pages = Svaret är bara en del
# $addresses (String) - where the answer goes on
import-more-pages-text = Kolada delar stora svar i sidor, och det här går vidare på { $addresses }. Är den sidan inte med: spara den också och välj alla filer på en gång. Du kan också importera den efteråt, för det som redan är inne ändras inte.
import-how-read = Så läses filen
import-encoding = Teckenkodning
import-separator = Mellan cellerna
import-decimal-sign = Före decimalerna
import-decimal-sign-seen = som talen visar
import-decimal-sign-comma = komma: 1 234,5 eller 1.234,5
import-decimal-sign-point = punkt: 1 234.5 eller 1,234.5
import-sheet = Blad
import-not-so = Så kan filen inte läsas
# $why (String) - why not, as a sentence
import-not-so-text = { $why } Här nedan läses den som förut.
import-new-at = Nya indikatorer
# $count (Number) - rows read
import-rows = { $count ->
    [one] en rad
   *[other] { $count } rader
}
import-encoding-guessed = Filen är inte UTF-8, så vi har gissat på Windows-1252. Kontrollera att å, ä och ö ser rätt ut.
# $count (Number) - new values
import-created = { $count ->
    [one] nytt värde
   *[other] nya värden
}
# $count (Number) - values that change
import-changed = { $count ->
    [one] rättas, det gamla sparas
   *[other] rättas, de gamla sparas
}
import-unchanged = redan inne, lika
import-errors = fel som måste rättas
# $count (Number) - errors that are not listed
import-more-errors = { $count ->
    [one] Ett fel till visas inte här.
   *[other] { $count } fel till visas inte här.
}
import-empty-cell = tomt
import-to-mend = Att rätta
import-bad-rows = Celler som inte kan läsas
import-row = Rad
import-column = Kolumn
import-in-file = Står i filen
import-what-is-wrong = Vad som är fel
import-do-so = Gör så här
# $count (Number) - those that are not listed
import-and-more = { $count ->
    [one] och en till
   *[other] och { $count } till
}
import-new-indicators = Nya indikatorer läggs upp först
import-new-comparisons = Nya jämförelser läggs upp först
import-own-series = egen
import-women = kvinnor
import-men = män
import-corrections = Rättelser
import-values-changing = Värden som ändras
import-values-changed = Värden som ändrades
import-now = Nu
import-becomes = Blir
import-preliminary = preliminärt
import-did-not-take-part = deltog inte
import-not-yet-published = inte publicerat än
import-not-measured = inte mätt
# $number (Number) - which column, from 1
import-unnamed = kolumn { $number }
import-columns = Koppling av kolumner
import-columns-caption = Vad varje kolumn i filen är
import-first-rows = De första raderna
import-read-as = Läses som
import-read-again = Läs om
import-role-none = används inte
import-role-indicator = Indikator
import-role-comparison = Serie
import-role-period = Period
import-role-sex = Kön
import-role-outcome = Utfallstyp
import-role-value = Värde
import-role-reported-on = Rapporterat
import-role-superseded-on = Ersatt (tidigare värde)
import-role-source = Källa
import-role-note = Anmärkning
# $count (Number) - values that are taken in
import-confirm = { $count ->
    [one] Importera ett värde
   *[other] Importera { $count } värden
}
import-confirm-objects = Lägg upp det nya
import-another-file = Välj en annan fil
import-why-not = Går att trycka på när felen är rättade.
import-fetching = Hämtar från Kolada
# $done (String) - key figures fetched
# $total (String) - key figures asked for
import-fetched-so-far = Nyckeltal { $done } av { $total }.
import-running = Importerar
# $done (String) - rows in
# $total (String) - rows in all
import-in-so-far = { $done } av { $total } rader är klara.
import-may-leave = Du kan lämna sidan, arbetet fortsätter. Sidan laddas om av sig själv.
import-working = Arbetar
import-refresh = Ladda om nu
import-failed = Det gick inte
import-nothing-imported = Inget har importerats
import-stopped-by-fault = Arbetet avbröts av ett fel hos oss. Inget har ändrats. Försök igen.
import-try-again = Börja om
import-log-title = Importlogg
import-log-lead = Vad som har lästs in, av vem, och om det går att ångra.
import-log-empty = Inget har importerats än.
import-log-caption = Importer, nyast först
import-when = När
import-what = Vad
import-who = Vem
import-new-short = Nya
import-changed-short = Rättade
import-state = Läge
import-undo = Ångra
import-by-verkan = Verkan
# $at (String) - when it was undone
import-undone-at = ångrad { $at }
import-archive-stays = Ett helt arkiv ångras inte.
import-newer-stands = Går inte att ångra: nyare värden bygger på den.
import-in = inläst
# $created (String) - new values
# $changed (String) - corrected values
import-receipt = Klart. Nya värden: { $created }. Rättade värden: { $changed }.
import-undone-receipt = Importen är ångrad. Det som gällde före gäller igen. Det importen ändrade står kvar här, och går att läsa för de dagar då det gällde.
import-what-happened = Vad som hände
import-rows-read = lästa rader
import-brought = Vad importen förde med sig
import-values = Värden
import-objects = Lades upp av importen
import-objects-go = Tas bort om importen ångras, så länge ingen har arbetat vidare med det.
import-objects-stayed = Finns kvar
import-objects-stayed-text = Importen lade upp det här, och sedan har någon arbetat vidare med det. Därför togs det inte bort.
import-to-data = Öppna data och export
import-data-title = Öppna data
import-data-lead = Beslutade mål, indikatorer och alla mätvärden, fria att använda.
import-data-table = Filer att hämta
import-data-file = Fil
import-data-what = Innehåll
import-data-goals = beslutade mål, avslutade och ersatta inräknade
import-data-indicators = indikatorer med riktning, källa och metod
import-data-measurements = mätvärden som gäller, med period, utfall och källa
import-data-comparisons = serier att jämföra med
import-data-units = organisationen
import-data-licence = Licens
import-data-licence-text = Kommunens egna uppgifter är fria utan villkor (CC0 1.0). Värden från Kolada: ange ”Källa: Kolada” (CC BY 4.0).
import-data-minutes-items = Ärenden i protokollen
import-data-format = CSV-filerna är kommaseparerade i UTF-8 med decimalpunkt. Varje rad pekar på andra med external_id.
import-data-all = Allt som arkiv
import-data-all-text = Hela innehållet, med personer, händelser och tidigare versioner, i Verkans utbytesformat. Att det hämtas antecknas.
import-data-all-link = Hämta arkivet (.zip)
