audit = Granskning
# $body (String) - the body
# $year (String) - the year
audit-title = Granskning av målen: { $body } { $year }
audit-lead = Varje mål som gällde under året, med beslut, målvärde, utfall, bedömning och det som styrker den. Allt står så som det är känt i dag.
audit-file = Ladda ner som fil
audit-body = Organ
audit-council = Fullmäktige
audit-year = År
# $count (Number) - how many there are
audit-count = { $count ->
    [one] 1 mål
   *[other] { $count } mål
}
audit-none = Inga mål det året
audit-none-text = Organet har inget beslutat mål som gällde under året. Välj ett annat organ eller år.
# $day (String) - a date
# $who (String) - name, role and unit
audit-judged = Bedömt { $day } av { $who }
audit-closed = Avslutat
audit-outcome = Målvärde och utfall
audit-no-indicators = Inget mått visar om målet nås. Då går det inte att bedöma av siffror.
audit-evidence = Underlag
# $list (String) - how many in which state
audit-activities = Aktiviteter: { $list }.
audit-no-activities = Ingen aktivitet är knuten till målet.
# $list (String) - how many with which verdict
audit-tested = Väntade effekter: { $list }.
# $count (Number) - how many
audit-untested = { $count } inte prövade
# $list (String) - how many units with which status
audit-answers = Enheternas godkända bedömningar: { $list }.
audit-no-answers = Ingen enhets bedömning är godkänd.
# $open (Number) - open ones
# $closed (Number) - closed ones
audit-assignments = Uppdrag: { $open } pågående, { $closed } avslutade.
audit-goal-page = Målets sida
audit-suggested = Regelns förslag
audit-sentence = Motivering
audit-judge = Bedömt av
audit-judged-on = Bedömt den
audit-target = Målvärde
audit-target-period = Målvärdets period
audit-value = Utfall
audit-value-period = Utfallets period
audit-of-indicator = Måttets läge
