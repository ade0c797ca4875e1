goal-thread-title = Den röda tråden
goal-thread-lead = Från visionen genom fullmäktiges mål och nämndernas inriktningar till siffrorna. Öppna en del för att se vad den består av.
goal-thread-label = Mål
goal-thread-new = Skriv ett mål
goal-thread-loose-title = Mål som inte hänger på något mål ovanför
goal-thread-loose-text = Källan säger inte vilket mål de bidrar till. De står här under det organ som har beslutat dem.
goal-thread-pending-title = Utkast och förslag
goal-thread-pending-text = Syns bara för dig som får läsa mål innan de är beslutade.
goal-thread-empty-title = Inga mål att visa
goal-thread-empty-filtered = Inget mål passar in på ditt urval. Ta bort ett filter eller visa alla mål.
goal-thread-empty-none = Kommunen har inte beslutat några mål än. De som skriver mål hittar Skriv ett mål här när de har loggat in.
goal-thread-empty-past = Inga mål var beslutade den dagen.
goal-thread-all = Visa alla mål
# $count (Number) - goals
goal-count = { $count ->
    [one] ett mål
   *[other] { $count } mål
}
# $count (Number) - main indicators
goal-main-indicators = { $count ->
    [one] en huvudindikator
   *[other] { $count } huvudindikatorer
}
# $count (Number) - indicators
goal-indicators = { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
}
goal-one-value = Ett värde
# $from (String) - first day
goal-decided-on = beslutat { $from }
goal-filter-label = Filtrera målen
goal-filter-body = Organ
goal-filter-level = Nivå
goal-filter-status = Läge
goal-filter-theme = Område
goal-filter-year = År
goal-filter-all = Alla
goal-filter-show = Visa
# $shown (Number) - goals that the filter lets through
# $total (Number) - goals before the filter
goal-filter-showing = Visar { $shown } av { $total } mål
goal-filter-remove = Ta bort filtret
goal-filter-clear = Rensa alla
# $name (String) - name of the filter
# $value (String) - what is chosen
goal-filter-chip = { $name }: { $value }
goal-breadcrumbs = Brödsmulor
# $day (String) - a day
# $role (String) - who judged
goal-judged = Bedömt { $day } av { $role }
# $day (String) - a day
goal-judged-by-nobody = Bedömt { $day }
# $day (String) - a day, short
# $role (String) - who judged, without the unit
goal-judged-short = bedömt { $day } av { $role }
# $day (String) - a day, short
goal-judged-short-by-nobody = bedömt { $day }
goal-by-rule = förslag av regeln
goal-done-saved = Utkastet är sparat.
goal-done-proposed = Målet är föreslaget och väntar på beslut.
goal-done-taken-back = Förslaget är taget tillbaka och är ett utkast igen.
goal-done-decided = Beslutet är registrerat. Nu kan alla läsa målet.
goal-done-closed = Målet är avslutat. Det står kvar så som det beslutades.
goal-done-contributed = Bidraget är sparat.
goal-done-judged = Bedömningen är sparad. Nu kan alla läsa den.
# $status (String) - a status
goal-rule-suggested = regeln föreslog ”{ $status }”
goal-not-judged = Föreslaget av regeln, ingen har bedömt målet än
goal-draft-line = Ett utkast. Syns bara för dem som får läsa mål innan de är beslutade.
# $day (String) - a day
goal-proposed-line = Föreslaget { $day } och väntar på beslut. Syns bara för dem som får läsa mål innan de är beslutade.
goal-replaced-title = Målet är ersatt
goal-replaced-text = Det gäller inte längre. Här står det kvar som det beslutades.
goal-replaced-by = Ersattes av
goal-replaces = Ersätter
goal-closed-title = Målet är avslutat
goal-closed-text = Det gäller inte längre. Här står det kvar som det beslutades.
goal-never-judged = Läget bedömdes aldrig.
goal-indicator-chart-target = mål
goal-indicator-chart-band = önskat intervall
goal-indicator-chart-own = Kommunen
goal-indicator-nothing = Det finns inget värde att rita än.
goal-indicator-source = Källa:
goal-indicator-csv = Siffrorna som CSV
goal-indicator-about = Om indikatorn
goal-indicator-table = Visa siffrorna som tabell
goal-indicator-period = Period
goal-indicator-value = Utfall
goal-indicator-target = Mål
goal-indicator-outcome = Typ av utfall
goal-supporting-title = Fler indikatorer för målet
goal-no-indicators-title = Hur det går
goal-no-indicators = Målet har ingen indikator, så det går inte att se i siffror hur det går.
# $value (String) - a target with its unit
# $period (String) - its period
goal-indicator-aim = mål { $value } för { $period }
goal-indicator-no-target = inget mål i siffror
goal-indicator-no-value = inget värde än
goal-below-title = Mål under
goal-below-text = Så fördelar sig läget. Varje mål bedöms för sig, aldrig som ett medelvärde.
goal-below-none = Inget mål säger att det bidrar hit. Källan kopplar inte målen till visionen; de står i den röda tråden.
goal-below-thread = Alla mål i den röda tråden
goal-contributions-title = Så bidrar enheterna
goal-contributions-none = Ingen enhet har angett hur den bidrar till målet.
# $day (String) - a day
goal-contribution-stated = angett { $day }
goal-contribution-not-owner = äger inte målet
goal-stated-before-title = Angett för målet som ersattes
goal-stated-before-text = De här enheterna har sagt vad de gör för målet före. Gör de det också för det nya behöver de ange det på nytt.
goal-state-anew = Ange på nytt
goal-change-title = Ändra
goal-act-edit = Ändra utkastet
goal-act-propose = Föreslå för beslut
goal-act-take-back = Ta tillbaka förslaget
goal-act-remove = Ta bort utkastet
goal-act-decide = Registrera beslutet
goal-act-close = Avsluta målet
goal-act-replace = Ersätt med nytt mål
goal-act-contribute = Ange bidrag
goal-act-judge = Bedöm läget
goal-adopted-note = Beslutad text ändras aldrig. Den ersätts av ett nytt beslut.
goal-checks-title = Att göra klart
goal-checks-text = Syns bara för dig som får skriva i målet.
goal-checks-all-met = Allt som läsaren behöver finns.
check-no-indicator = Har ingen indikator
check-no-indicator-why = Ingen kan se hur det går. Koppla en indikator på indikatorns sida.
check-no-main-indicator = Har ingen huvudindikator
check-no-main-indicator-why = Utan huvudindikator kan regeln inte föreslå något läge.
# $name (String) - name of an indicator
check-no-baseline = Utgångsläge saknas för { $name }
check-no-baseline-why = Utan utgångsläge syns inte om något har förändrats.
# $name (String) - name of an indicator
check-no-target = Mål i siffror saknas för { $name }
check-no-target-why = Revisorerna återkommer till detta: utan målvärde blir uppföljningen bristfällig.
# $name (String) - name of an indicator
check-no-direction = Riktning saknas för { $name }
check-no-direction-why = Utan riktning kan regeln inte säga om det går bra.
check-no-accountable-role = Saknar ansvarig roll
check-no-accountable-role-why = Någon måste svara för målet när det följs upp.
check-no-for-whom = Säger inte för vem
check-no-for-whom-why = Ett effektmål gäller någon: vilka ska märka skillnaden?
check-no-change = Säger inte vilken förändring
check-no-change-why = Ett effektmål säger vad som blir annorlunda, inte vad vi gör.
check-no-parent = Hänger inte på något mål ovanför
check-no-parent-why = Utan tråden uppåt syns inte vilket av fullmäktiges mål det bidrar till.
check-another-body = Beslutas av ett annat organ än nivån säger
# $kind (String) - a kind of body: "Nämnd"
check-another-body-why = Enligt kommunens styrmodell beslutas målen på den här nivån av: { $kind }. Välj en annan nivå, ett annat organ eller ändra styrmodellen.
# $count (Number) - goals on the level
limit-goals-on-level = { $count } mål på samma nivå
limit-goals-on-level-why = Fler än nio är svårt att hålla i huvudet och att prioritera mellan. Gränsen är mjuk.
# $count (Number) - main indicators
limit-main-indicators = { $count } huvudindikatorer
limit-main-indicators-why = Fler än fem gör det svårt att se vad som är viktigt. Gränsen är mjuk.
# $count (Number) - levels
limit-levels = { $count } nivåer
limit-levels-why = Fler än tre nivåer gör tråden svår att följa. Gränsen är mjuk.
goal-decision-title = Beslutat
goal-decision-by = Av
goal-decision-date = Datum
goal-decision-paragraph = Paragraf
goal-decision-registry-number = Diarienummer
goal-decision-closed = Avslutat
goal-decision-accountable = Ansvarig
goal-decision-span = Gäller
goal-decision-source = Källa
goal-history = Historik
goal-text-title = För vem och varför
goal-for-whom = För vem
goal-change = Vilken förändring
goal-why = Varför
goal-seen-how = Syns i
goal-by-when = Senast
goal-serves-focus = Fokusområde
goal-serves-value = Värde
goal-given-to = Givet till
goal-parents = Bidrar till
goal-new-title = Skriv ett mål
goal-edit-title = Ändra utkastet
goal-replacement-title = Ersätt målet
goal-form-lead = Ett effektmål säger för vem och vilken förändring, inte vad vi ska göra.
# $title (String) - the goal that is replaced
goal-replacement-lead = Texten är hämtad från ”{ $title }”. Det målet gäller tills organet har beslutat om det nya.
goal-field-title = Målet i en mening
goal-field-title-hint = En mening som en invånare förstår.
goal-field-for-whom-hint = De som ska märka skillnaden.
goal-field-change-hint = Det som ska bli annorlunda för dem som målet gäller.
goal-field-seen-how = Hur det kommer att synas
goal-field-seen-how-hint = I vilka siffror eller iakttagelser.
goal-field-by-when = Senast när
goal-field-from = Gäller från
goal-field-to = Gäller till
goal-field-level = Nivå
# $name (String) - a level
# $kind (String) - the kind of body that decides on it
goal-field-level-body = { $name } · beslutas av: { $kind }
# $name (String) - a level
# $count (Number) - goals in force on it
goal-field-level-crowded = { $name } (har { $count } mål)
goal-field-body = Organ som beslutar
goal-field-accountable-title = Ansvarig roll
goal-field-accountable-title-hint = Till exempel VA-chef. En roll, inte en person.
goal-field-accountable-unit = Var rollen finns
goal-field-parents = Bidrar till
goal-field-parents-hint = Målen ovanför som det här målet hjälper till att nå.
# $title (String) - a goal that was chosen and is no longer offered
# $why (String) - its level, and why: "replaced"
goal-field-parent-gone = { $title } ({ $why })
goal-no-longer-in-force = gäller inte längre
goal-field-given-to = Ges till
# $field (String) - what is chosen: "Ges till"
# $count (String) - among how many
goal-choose-among = { $field }: välj bland { $count }
goal-field-given-to-hint = Organ och enheter som ska bidra.
goal-field-serves = Fokusområden och värden
goal-save-draft = Spara utkast
goal-conflict-title = Två har ändrat samtidigt
# $day (String) - when
# $name (String) - who
goal-conflict-by = { $name } sparade { $day }, medan du skrev
goal-conflict-somebody = Någon annan sparade medan du skrev
goal-conflict-text = Inget är förlorat. Välj text för varje fält som skiljer sig. Övriga fält är lika.
goal-conflict-same = Ni har skrivit samma sak. Spara för att gå vidare.
goal-conflict-theirs = Sparat av den andra
goal-conflict-mine = Din text, inte sparad än
goal-conflict-keep = Behåll den här
goal-conflict-empty = tomt
goal-conflict-save = Spara mina val
goal-conflict-discard = Släng min ändring
goal-decide-title = Registrera beslutet
# $body (String) - the body
goal-decide-lead = Vad { $body } har beslutat, som det står i protokollet.
# $title (String) - the goal that is replaced
goal-decide-replaces = När beslutet registreras ersätts ”{ $title }” i samma ögonblick.
goal-decide-save = Registrera beslutet
goal-decide-changed-title = Målet har ändrats sedan du öppnade formuläret
goal-decide-changed = Läs det som gäller nu innan du registrerar beslutet. Det du skrev står kvar i fälten.
goal-close-title = Avsluta målet
# $body (String) - the body
goal-close-lead = Registrera det beslut genom vilket { $body } avslutade målet utan att ersätta det.
goal-close-save = Avsluta målet
goal-field-decided-on = Sammanträdesdag
goal-field-paragraph = Paragraf
goal-field-paragraph-hint = Som i protokollet, till exempel § 85.
goal-field-registry-number = Diarienummer
goal-field-registry-number-hint = Till exempel 2026.019 KS.
goal-contribute-title = Ange bidrag
goal-contribute-lead = Säg med egna ord vad enheten gör för målet, också när den inte äger det.
goal-contribute-unit = Enhet
goal-contribute-text = Vad vi gör, och vad vi tror att det leder till
goal-contribute-save = Spara bidraget
goal-contribute-other-unit = Annan enhet
goal-contribute-changed = Någon har ändrat enhetens bidrag sedan du öppnade det. Här är texten som gäller nu; din text står i fältet.
goal-contribute-now = Det som gäller nu
# $title (String) - the goal that was replaced
# $day (String) - when it was stated
goal-contribute-before = Texten är hämtad från det enheten angav för ”{ $title }” { $day }. Ändra det som inte stämmer för det nya målet.
goal-judge-title = Bedöm läget
# $status (String) - a status
goal-judge-suggests = Regeln föreslår ”{ $status }”.
goal-judge-status = Läge
goal-judge-sentence = Skäl
goal-judge-sentence-hint = En mening. Behövs när du bedömer annorlunda än regeln, annars är den frivillig.
goal-judge-save = Spara bedömningen
goal-judge-changed-title = Någon annan har bedömt målet
level-title = Nivåer
level-lead = Kommunens egna nivåer i styrmodellen, från vision till mål. Namnen syns överallt där mål visas.
level-new-title = Ny nivå
level-edit-title = Ändra nivå
level-field-position = Plats
level-field-position-hint = 1 är överst.
level-field-kind = Vad som står på nivån
level-kind-vision = Vision
level-kind-goal = Mål som följs upp
level-field-name-sv = Namn på svenska
level-field-name-en = Namn på engelska
level-field-decided-by = Beslutas av
level-act-new = Lägg till en nivå
level-act-remove = Ta bort nivån
level-not-removed = Nivån kan inte tas bort
level-empty = Inga nivåer är upplagda. Börja med visionen eller fullmäktiges mål.
level-changed-title = Någon annan har ändrat nivån
theme-title = Fokusområden och värden
theme-lead = Det som målen tjänar: mandatperiodens fokusområden och värdena i värdegrunden.
theme-new-title = Nytt fokusområde eller värde
theme-edit-title = Ändra fokusområde eller värde
theme-field-kind = Slag
theme-kind-focus-area = Fokusområde
theme-kind-value = Värde
theme-field-name-sv = Namn på svenska
theme-field-name-en = Namn på engelska
theme-act-new = Lägg till
theme-act-remove = Ta bort
theme-not-removed = Området kan inte tas bort
theme-empty = Inga fokusområden eller värden är upplagda.
theme-changed-title = Någon annan har ändrat området
model-act-edit = Ändra
goal-not-given = inte angivet
