start-title = Start
# $place (String) - what people call the municipality: "Alingsås"
start-heading = Så går det för { $place }
start-lead = Det här vill de folkvalda åstadkomma för dig som bor och verkar här, och så går det. Det som inte går bra visas lika tydligt som det som går bra.
start-goals = Mål i första hand
start-goals-all = Alla mål i den röda tråden
start-overview = Överblick
# $count (Number) - how many goals in force there are
start-total = { $count ->
    [one] Ett beslutat mål. Det bedöms för sig.
   *[other] { $count } beslutade mål. Varje mål bedöms för sig, aldrig som ett medelvärde.
}
start-thread = Hela tråden
start-thread-text = Från visionen till nämndernas inriktningar och siffrorna som visar hur det går.
start-thread-link = Följ den röda tråden
start-newest = Nya siffror
start-newest-all = Alla indikatorer
start-no-values = Inga värden än
start-one-value = Ett värde
# $target (String) - the target with its unit
start-target = mål { $target }
start-not-judged = förslag av regeln, inte bedömt än
start-empty = Kommunen är tom
start-empty-text = Börja med organisationen, så vet Verkan vem som beslutar. Sedan nivåerna, visionen och det första målet.
start-empty-set-up = Lägg upp kommunen
start-empty-no-goals = Inga mål är beslutade än
start-empty-no-goals-text = När fullmäktige eller en nämnd har beslutat sitt första effektmål visas det här.
start-empty-organisation = Organisationen
# $name (String) - the first name or name of who has signed in
start-hello = Hej { $name }
start-no-role = Du har ingen roll nu
start-no-role-text = Det som är beslutat läser du som alla andra. En systemadministratör kan ge dig en roll.
start-no-role-read = Läs målen
start-own-whole = Mål som behöver uppmärksamhet
start-own-body = Mål som rör er
start-own-none = Inga beslutade mål rör er just nu
start-own-none-text = Mål visas här när organet har beslutat dem, när de ges till er eller när ni svarar för dem.
start-steps = Kom igång
start-steps-text = Inga mål är beslutade än. Gör så här, i den ordning som passar er:
start-step-units = Lägg upp organisationen
start-step-units-why = Styrelse, nämnder, förvaltningar, enheter och bolag. De beslutar om mål och bidrar till dem.
start-step-levels = Namnge nivåerna
start-step-levels-why = Från visionen till nämndernas mål, med kommunens egna ord.
start-step-themes = Lägg in fokusområden och värden
start-step-themes-why = Det som målen tjänar. Kan vänta.
start-step-people = Skapa konton och ge roller
start-step-people-why = En controller lägger upp indikatorer och importerar siffror. Ledamöter och förvaltning skriver mål.
start-step-goals = Skriv visionen och det första målet
start-step-goals-why = När organets beslut är registrerat kan alla läsa det.
start-awaiting = Väntar på beslut
start-drafts = Utkast och förslag
start-stale = Siffror som behöver fyllas på
start-stale-text = Ett nyare värde borde ha kommit, eller så saknas värden helt.
start-stale-all = Alla gamla siffror
# $count (Number) - how many indicators nobody living owns
start-orphans = { $count ->
    [one] En indikator har ingen ägare
   *[other] { $count } indikatorer har ingen ägare
}
start-orphans-text = Ingen chef eller controller har i dag en roll där ägaren finns.
start-orphans-show = Visa dem
start-recent = Det har hänt
start-recent-all = Alla händelser
start-since = Sedan förra mötet
# $day (String) - a date
start-since-day = Organets senaste kända beslut är från { $day }.
# $day (String) - a date
start-since-unknown = Inget beslut av organet är registrerat. Här är det som har ändrats sedan { $day }.
start-since-none = Inget har bedömts på nytt, och inga nya siffror har kommit.
start-since-judged = Mål som har bedömts
start-since-tested = Hjälpte det vi gjorde?
start-since-all = Alla mål, det som har ändrats först
start-decided = Vad organet har beslutat, och hur det går
start-decided-all = Alla organets beslut
