search-title = Sök
search-lead = Sök bland mål, indikatorer, enheter och områden.
# $count (Number) - how many were found
# $query (String) - what was searched for
search-count = { $count ->
    [one] En träff på ”{ $query }”
   *[other] { $count } träffar på ”{ $query }”
}
# $count (Number) - how many are shown
# $query (String) - what was searched for
search-first = De { $count } bästa träffarna på ”{ $query }”. Lägg till ett ord för att hitta närmare.
# $query (String) - what was searched for
search-none = Inga träffar på ”{ $query }”
search-none-text = Vi söker i mål, beslut och bidrag till mål, aktiviteter, uppdrag, åtgärder, uppföljningsomgångar, protokollspunkter, frågor, indikatorer, enheter och områden. Alla ord måste finnas med. Pröva ett kortare ord, eller gå via den röda tråden.
search-none-thread = Den röda tråden
search-hits = Träffar
hit-goal = Mål
hit-indicator = Indikator
hit-activity = Aktivitet
hit-assignment = Uppdrag
hit-measure = Åtgärd
hit-round = Uppföljningsomgång
hit-minutes-item = Protokollspunkt
hit-question = Fråga
hit-unit = Enhet
hit-theme = Område
palette-title = Sök i Verkan
palette-placeholder = Sök mål, mått, enhet
palette-foot = Pil upp och ned väljer · Enter öppnar · Esc stänger
palette-none = Inga träffar
palette-one = En träff
palette-many = %n träffar
palette-failed = Sökningen svarar inte. Tryck Enter så öppnas söksidan.
