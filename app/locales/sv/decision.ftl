decision-title = Beslut
decision-lead = Vad organen har beslutat om mål och uppdrag och vad deras protokoll säger i övrigt, det senaste överst. Där källan inget anger står ett streck.
# $count (Number) - how many there are
decision-count = { $count ->
    [one] 1 beslut
   *[other] { $count } beslut
}
decision-none = Inga beslut
decision-none-text = Inget beslut passar in på det du har valt. Välj ett annat organ, år eller slag.
decision-filter-words = Sök på ord eller diarienummer
decision-any-kind = Alla slag
decision-goal-adopted = Mål antaget
decision-goal-closed = Mål avslutat
decision-assignment-given = Uppdrag gett
decision-assignment-closed = Uppdrag avslutat
decision-matter-decided = Beslut i ärende
decision-matter-prepared = Beredning
decision-opinion-given = Yttrande
decision-outcome-approved = bifall
decision-outcome-rejected = avslag
decision-outcome-endorsed = tillstyrker
decision-column-about = Gäller
decision-column-kind = Beslut
decision-column-body = Organ
decision-column-came-of = Så går det
# Står framför det läge som målet har, bredvid hur uppdraget ligger till.
decision-goal-goes = Målet:
