role-council-member = Ledamot i kommunfullmäktige
role-executive-board-member = Ledamot i kommunstyrelsen
role-board-member = Ledamot i nämnd
role-opposition-commissioner = Oppositionsråd
role-company-director = Bolagsledning
role-chief-executive = Kommundirektör
role-head-of-administration = Förvaltningschef
role-unit-manager = Enhetschef
role-employee = Medarbetare
role-controller = Controller
role-board-secretary = Nämndsekreterare
role-auditor = Revisor
role-administrator = Systemadministratör
appointment-role = Roll
appointment-unit = Vid
appointment-from = Från och med
appointment-to = Till och med
appointment-to-hint = Lämna tomt om slutet inte är bestämt. Rättigheter bör ha ett slutdatum och ses över varje år.
appointment-holder = Person
appointment-open-ended = tills vidare
# $from (String) - the first day
# $to (String) - the last day
appointment-span = { $from } – { $to }
# $from (String) - the first day
appointment-since = från { $from }
appointment-give = Ge en roll
appointment-give-save = Ge rollen
appointment-give-own = Du kan inte ge dig själv en roll. Be en annan systemadministratör.
appointment-give-first = Du är den första systemadministratören och har ingen annan att be, så du får ge dig själv roller. När kommunen har fått en till ger ni roller åt varandra.
appointment-end = Avsluta
appointment-end-now = Avsluta nu
# $role (String) - the role and where it is held
appointment-end-this = rollen { $role }
appointment-end-title = Avsluta rollen
appointment-end-lead = Rollen gäller till och med dagen du anger. Inloggningar i rollen tar slut samtidigt.
appointment-end-last = Sista dag
appointment-end-save = Avsluta den dagen
appointment-end-now-lead = Om rollen ska upphöra genast: personen loggas ut ur den på en gång.
appointments-title = Roller
appointments-lead = Alla roller som gäller i dag. De som snart tar slut står först. Gå igenom listan minst en gång om året.
# $from (String) - the first shown
# $to (String) - the last shown
# $total (String) - how many there are
appointments-caption = Roller, { $from }–{ $to } av { $total }
appointments-search = Person eller enhet
appointments-any-role = Alla roller
appointments-none-title = Ingen roll stämmer
appointments-none = Ändra urvalet, eller visa alla.
appointments-all = Visa alla roller
