presentation-title = Så går det med målen
# $body (String) - the body
presentation-title-of = Så går det: { $body }
# $count (Number) - how many have changed
# $day (String) - a date
presentation-changed = { $count ->
    [0] Inget mål har ändrat läge sedan { $day }.
    [one] 1 mål har ändrat läge sedan { $day }. Det står först.
   *[other] { $count } mål har ändrat läge sedan { $day }. De står först, det som har ändrats mest överst.
}
presentation-since = Förra mötet
presentation-start = Visa målen ett i taget
presentation-leave = Till startsidan
presentation-list = Till listan
presentation-open = Visa i rummet, ett mål i taget
presentation-none = Inga mål att visa
presentation-none-text = Organet har inget mål som gäller nu. Välj ett annat organ.
presentation-keys = Bläddra med piltangenterna. Sidan läses om av sig själv när någon rapporterar.
# $status (String) - a status word
presentation-was = Var: { $status }
# $status (String) - a status word
presentation-better = Bättre, var: { $status }
# $status (String) - a status word
presentation-worse = Sämre, var: { $status }
# $better (Number) - units that judge it better
# $worse (Number) - units that judge it worse
presentation-moves = Enheter som bedömer det bättre än förut: { $better }. Sämre: { $worse }.
