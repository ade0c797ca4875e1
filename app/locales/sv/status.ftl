status-met = Uppfyllt
status-on-track = På väg
status-partly-met = Delvis uppfyllt
status-uncertain = Osäkert
status-off-track = Inte på väg
status-not-met = Ej uppfyllt
status-too-early = För tidigt att bedöma
status-cannot-judge = Kan inte bedömas
stage-draft = Utkast
stage-proposed = Föreslaget
stage-decided = Beslutat
stage-closed = Avslutat
stage-replaced = Ersatt
trend-improving = förbättras
trend-unchanged = oförändrad
trend-worsening = försämras
trend-moving = förändras
trend-too-few = för få värden
# $months (Number) - whole months since the end of the period of the newest value
freshness-fresh = { $months ->
    [0] senaste värdet är helt nytt
    [one] senaste värdet är en månad gammalt
   *[other] senaste värdet är { $months } månader gammalt
}
# $months (Number) - whole months since the end of the period of the newest value
freshness-stale = { $months ->
    [one] senaste värdet är en månad gammalt och borde ha följts av ett nyare
   *[other] senaste värdet är { $months } månader gammalt och borde ha följts av ett nyare
}
freshness-missing = inget värde än
# $months (Number) - whole months since the end of the period of the newest value
figures-fresh = { $months ->
    [0] nya siffror
    [one] siffror en månad gamla
   *[other] siffror { $months } månader gamla
}
# $months (Number) - whole months since the end of the period of the newest value
figures-stale = { $months ->
    [one] siffror en månad gamla, försenade
   *[other] siffror { $months } månader gamla, försenade
}
figures-missing = inga siffror än
reason-no-main-indicator = Målet har ingen huvudindikator, så regeln har inget att gå på.
reason-no-direction = Det är inte bestämt om högre eller lägre är bättre, så regeln kan inte säga om det går bra.
reason-no-target = Det finns inget mål i siffror att jämföra med.
reason-no-value = Det finns inget värde än.
# $period (String) - the period of the newest value
reason-stale = Det senaste värdet gäller { $period } och är för gammalt att bedöma efter.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - the period that the target was set for
reason-reached = Värdet { $value } når målet { $target } för { $period }.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - the period that the target was set for
reason-missed = Värdet { $value } når inte målet { $target } för { $period }.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - when the target is to be reached
reason-at-start = Inget värde är nyare än utgångsläget { $value }. Målet är { $target } för { $period }.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - when the target is to be reached
# $expected (String) - where the straight way to the target lies now
reason-on-the-way = Värdet { $value } räcker för att nå målet { $target } för { $period }. Vägen dit går nu vid { $expected }.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - when the target is to be reached
# $expected (String) - where the straight way to the target lies now
reason-behind-but-moving = Värdet { $value } rör sig åt rätt håll men ligger efter vägen till målet { $target } för { $period }, som nu går vid { $expected }.
# $value (String) - the newest value
# $target (String) - the target
# $period (String) - when the target is to be reached
# $expected (String) - where the straight way to the target lies now
reason-behind = Värdet { $value } rör sig inte åt rätt håll och ligger efter vägen till målet { $target } för { $period }, som nu går vid { $expected }.
# $value (String) - the newest value
reason-within-interval = Värdet { $value } ligger inom det intervall som eftersträvas.
# $value (String) - the newest value
reason-outside-interval = Värdet { $value } ligger utanför det intervall som eftersträvas.
# $change (String) - the change, with its sign
reason-moved-as-wanted = Värdet har ändrats med { $change }, åt det håll som målet anger.
# $change (String) - the change, with its sign
reason-moved-otherwise = Värdet har ändrats med { $change }, inte åt det håll som målet anger.
reason-only-part = Målet har en huvudindikator, och den avgör.
# $weakest (Number) - how many of the main indicators have the weakest status
# $of (Number) - how many main indicators there are
# $status (String) - the weakest status
reason-parts = { $weakest ->
    [one] En av målets { $of } huvudindikatorer har läget ”{ $status }”. Den svagaste avgör.
   *[other] { $weakest } av målets { $of } huvudindikatorer har läget ”{ $status }”. De svagaste avgör.
}
# $of (Number) - how many main indicators there are
# $status (String) - the status that all of them have
reason-all-parts = Alla { $of } huvudindikatorer har läget ”{ $status }”.
