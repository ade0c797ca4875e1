//! What Granvik has decided: its organisation, levels, values, goals and indicators. All of it is made up.

use domain::indicator::DirectionKind::{self, Higher, Lower};
use domain::organisation::UnitKind::{self, *};

/// A unit: identity, the one above, kind, name, short name.
pub(super) const UNITS: [(&str, &str, UnitKind, &str, &str); 22] = [
    ("KF", "", Council, "Kommunfullmäktige", "KF"),
    ("KS", "KF", ExecutiveBoard, "Kommunstyrelsen", "KS"),
    ("KLK", "KS", Administration, "Kommunledningskontoret", ""),
    ("BUN", "KF", Board, "Barn- och utbildningsnämnden", "BUN"),
    ("BUF", "BUN", Administration, "Utbildningsförvaltningen", ""),
    ("ekbacken", "BUF", Unit, "Ekbackens skola", ""),
    ("sjoangen", "BUF", Unit, "Sjöängens skola och förskola", ""),
    ("granvik-gymnasium", "BUF", Unit, "Granviks gymnasium", ""),
    ("VON", "KF", Board, "Vård- och omsorgsnämnden", "VON"),
    ("VOF", "VON", Administration, "Omsorgsförvaltningen", ""),
    ("hemtjanst-norr", "VOF", Unit, "Hemtjänsten norr", ""),
    ("hemtjanst-syd", "VOF", Unit, "Hemtjänsten syd", ""),
    ("lindgarden", "VOF", Unit, "Lindgården, särskilt boende", ""),
    ("TEN", "KF", Board, "Teknik- och fritidsnämnden", "TEN"),
    ("TEF", "TEN", Administration, "Teknik- och fritidsförvaltningen", ""),
    ("vatten", "TEF", Unit, "Vatten och avlopp", ""),
    ("gator", "TEF", Unit, "Gator och parker", ""),
    ("fritid", "TEF", Unit, "Fritid och föreningsliv", ""),
    ("valberedning", "KF", Committee, "Demokratiberedningen", ""),
    ("bostader", "KF", Company, "Granviks Bostäder AB", ""),
    ("energi", "KF", Company, "Granviks Energi AB", ""),
    ("raddning", "KF", Federation, "Räddningstjänstförbundet Skogsbygden", ""),
];

/// A level: identity, place, Swedish and English name, who decides.
pub(super) const LEVELS: [(&str, i32, &str, &str, UnitKind); 3] = [
    ("vision", 1, "Vision", "Vision", Council),
    ("overgripande", 2, "Övergripande effektmål", "Overall effect goal", Council),
    ("namndmal", 3, "Nämndens effektmål", "Effect goal of the board", Board),
];

/// A focus area or value: identity, whether it is a value, Swedish and English name.
pub(super) const THEMES: [(&str, bool, &str, &str); 5] = [
    ("bo-leva", false, "Bo och leva hela livet", "A whole life here"),
    ("larande", false, "Lärande för alla", "Learning for all"),
    ("hallbart", false, "Hållbart växande", "Sustainable growth"),
    ("mod", true, "Mod", "Courage"),
    ("omtanke", true, "Omtanke", "Care"),
];

/// How a goal of the sample ends, or how far it has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// In force.
    Decided,
    /// Closed last year.
    Closed,
    /// Replaced by the goal with this identity.
    Replaced(&'static str),
    /// Waits for its body.
    Proposed,
    /// Is being written.
    Draft,
}

/// A goal of the sample.
pub(super) struct MadeUpGoal {
    pub(super) id: &'static str,
    pub(super) body: &'static str,
    pub(super) title: &'static str,
    pub(super) for_whom: &'static str,
    pub(super) change: &'static str,
    pub(super) parent: &'static str,
    /// The role that answers for it, and where it is held.
    pub(super) accountable: (&'static str, &'static str),
    pub(super) given_to: &'static [&'static str],
    pub(super) serves: &'static [&'static str],
    pub(super) fate: Fate,
}

const fn goal(
    (id, body, parent): (&'static str, &'static str, &'static str),
    (title, for_whom, change): (&'static str, &'static str, &'static str),
    accountable: (&'static str, &'static str),
    (given_to, serves): (&'static [&'static str], &'static [&'static str]),
    fate: Fate,
) -> MadeUpGoal {
    MadeUpGoal { id, body, title, for_whom, change, parent, accountable, given_to, serves, fate }
}

const SCHOOLS: &[&str] = &["BUF", "ekbacken", "sjoangen", "granvik-gymnasium"];
const CARE: &[&str] = &["VOF", "hemtjanst-norr", "hemtjanst-syd", "lindgarden"];
const STREETS: &[&str] = &["TEF", "gator", "fritid"];

pub(super) const GOALS: [MadeUpGoal; 19] = [
    goal(
        ("g-vision", "KF", ""),
        ("Granvik 2040: nära till varandra, nära till skogen", "", ""),
        ("", ""),
        (&[], &["mod", "omtanke"]),
        Fate::Decided,
    ),
    goal(
        ("g-larande", "KF", "g-vision"),
        (
            "Fler unga klarar skolan och mår bra",
            "Barn och unga i Granvik",
            "Fler går ut nian med behörighet och fler trivs",
        ),
        ("Utbildningschef", "BUF"),
        (&["BUN"], &["larande"]),
        Fate::Decided,
    ),
    goal(
        ("g-aldre", "KF", "g-vision"),
        (
            "Äldre känner sig trygga och mindre ensamma",
            "Äldre som bor hemma eller på särskilt boende",
            "Fler känner sig trygga, färre ensamma",
        ),
        ("Omsorgschef", "VOF"),
        (&["VON"], &["bo-leva", "omtanke"]),
        Fate::Decided,
    ),
    goal(
        ("g-klimat", "KF", "g-vision"),
        (
            "Granvik släpper ut hälften så mycket som i dag",
            "Alla som bor och verkar här",
            "Utsläppen halveras till 2030",
        ),
        ("Kommundirektör", "KLK"),
        (&["KS", "TEN", "bostader", "energi"], &["hallbart"]),
        Fate::Decided,
    ),
    goal(
        ("g-foretag", "KF", "g-vision"),
        (
            "Företag vill etablera sig och växa här",
            "Företagare",
            "Handläggningen går fortare och bemötandet blir bättre",
        ),
        ("Näringslivschef", "KLK"),
        (&["KS"], &["hallbart", "mod"]),
        Fate::Decided,
    ),
    goal(
        ("g-lasning", "BUN", "g-larande"),
        (
            "Fler elever läser med flyt i årskurs 3",
            "Elever i förskoleklass till årskurs 3",
            "Andelen som når nivån ökar varje år",
        ),
        ("Utbildningschef", "BUF"),
        (&["BUF", "ekbacken", "sjoangen"], &["larande"]),
        Fate::Decided,
    ),
    goal(
        ("g-behoriga", "BUN", "g-larande"),
        ("Fler elever blir behöriga till gymnasiet", "Elever i årskurs 7–9", "Andelen behöriga ökar"),
        ("Utbildningschef", "BUF"),
        (SCHOOLS, &["larande"]),
        Fate::Decided,
    ),
    goal(
        ("g-trygg-skola", "BUN", "g-larande"),
        ("Eleverna är trygga i skolan", "Alla elever", "Fler svarar att de är trygga, och ingen skola halkar efter"),
        ("Utbildningschef", "BUF"),
        (SCHOOLS, &["omtanke"]),
        Fate::Decided,
    ),
    goal(
        ("g-hemtjanst", "VON", "g-aldre"),
        (
            "Den som har hemtjänst möter samma människor",
            "Personer med hemtjänst",
            "Antalet personal under två veckor minskar",
        ),
        ("Omsorgschef", "VOF"),
        (&["VOF", "hemtjanst-norr", "hemtjanst-syd"], &["bo-leva"]),
        Fate::Decided,
    ),
    goal(
        ("g-ensamhet", "VON", "g-aldre"),
        (
            "Färre äldre besväras av ensamhet",
            "Äldre i ordinärt och särskilt boende",
            "Andelen som ofta är ensamma minskar",
        ),
        ("Omsorgschef", "VOF"),
        (CARE, &["omtanke"]),
        Fate::Decided,
    ),
    goal(
        ("g-sjukfranvaro", "VON", "g-aldre"),
        (
            "Omsorgens medarbetare är friska och stannar",
            "Medarbetare, och därmed dem de möter",
            "Sjukfrånvaron minskar och fler stannar",
        ),
        ("Omsorgschef", "VOF"),
        (CARE, &["mod"]),
        Fate::Decided,
    ),
    goal(
        ("g-vatten", "TEN", "g-klimat"),
        ("Dricksvattnet räcker också torra somrar", "Alla hushåll på kommunalt vatten", "Mindre vatten läcker bort"),
        ("VA-chef", "vatten"),
        (&["TEF", "vatten"], &["hallbart"]),
        Fate::Decided,
    ),
    goal(
        ("g-gang-cykel", "TEN", "g-klimat"),
        ("Fler går och cyklar i vardagen", "Alla som rör sig i tätorten", "Andelen resor till fots och med cykel ökar"),
        ("Gatuchef", "gator"),
        (STREETS, &["hallbart"]),
        Fate::Decided,
    ),
    goal(
        ("g-fritid", "TEN", "g-vision"),
        (
            "Fler barn har något att göra på fritiden",
            "Barn i åldern 7–15 år, särskilt flickor",
            "Fler deltar i en förening eller fritidsgård",
        ),
        ("Fritidschef", "fritid"),
        (&["TEF", "fritid"], &["bo-leva"]),
        Fate::Decided,
    ),
    goal(
        ("g-bostader-energi", "bostader", "g-klimat"),
        ("Våra hus drar mindre energi", "Hyresgästerna", "Energianvändningen per kvadratmeter minskar"),
        ("VD", "bostader"),
        (&["bostader"], &["hallbart"]),
        Fate::Decided,
    ),
    goal(
        ("g-raddning", "raddning", "g-vision"),
        ("Hjälpen kommer fram i tid", "Alla i medlemskommunerna", "Tiden från larm till hjälp minskar på landsbygden"),
        ("Förbundschef", "raddning"),
        (&["raddning"], &["bo-leva"]),
        Fate::Decided,
    ),
    goal(
        ("g-digitalt", "KF", "g-vision"),
        ("Alla tjänster finns på nätet", "Invånare", "Tjänsterna flyttar ut på nätet"),
        ("Kommundirektör", "KLK"),
        (&["KS"], &["mod"]),
        Fate::Closed,
    ),
    goal(
        ("g-kollektivt", "TEN", "g-klimat"),
        ("Fler tar bussen", "Pendlare", "Antalet bussresor ökar"),
        ("Gatuchef", "gator"),
        (&["TEF", "gator"], &["hallbart"]),
        Fate::Replaced("g-gang-cykel"),
    ),
    goal(
        ("g-motesplatser", "TEN", "g-aldre"),
        ("Det finns en mötesplats på gångavstånd", "Äldre i Granviks tätort", "Fler har en mötesplats inom 800 meter"),
        ("Fritidschef", "fritid"),
        (&["TEF", "fritid"], &["bo-leva"]),
        Fate::Proposed,
    ),
];

/// A goal that the executive board is still writing.
pub(super) const DRAFT: MadeUpGoal = goal(
    ("g-upphandling", "KS", "g-foretag"),
    ("Fler lokala företag lämnar anbud", "Små företag", "Fler anbud från företag med färre än tio anställda"),
    ("Näringslivschef", "KLK"),
    (&["KLK"], &["hallbart"]),
    Fate::Draft,
);

/// An indicator of the sample: its goal, whether it is a main one, what it is called, how it starts and goes, and its target.
pub(super) struct MadeUpIndicator {
    pub(super) id: &'static str,
    pub(super) goal: &'static str,
    pub(super) main: bool,
    pub(super) name: &'static str,
    pub(super) unit_of_measure: &'static str,
    pub(super) direction: DirectionKind,
    /// The value six years ago and the change a year.
    pub(super) course: (f64, f64),
    pub(super) target: Option<f64>,
    pub(super) unit: &'static str,
    /// Whether the figure of last year is missing.
    pub(super) is_late: bool,
}

const fn indicator(
    (id, goal, main): (&'static str, &'static str, bool),
    (name, unit_of_measure, direction): (&'static str, &'static str, DirectionKind),
    course: (f64, f64),
    target: Option<f64>,
    unit: &'static str,
    is_late: bool,
) -> MadeUpIndicator {
    MadeUpIndicator { id, goal, main, name, unit_of_measure, direction, course, target, unit, is_late }
}

pub(super) const INDICATORS: [MadeUpIndicator; 21] = [
    indicator(
        ("i-behoriga", "g-larande", true),
        ("Behöriga till gymnasiet", "%", Higher),
        (79.0, 1.1),
        Some(88.0),
        "BUF",
        false,
    ),
    indicator(
        ("i-trivsel", "g-larande", true),
        ("Elever som trivs i skolan, årskurs 8", "%", Higher),
        (71.0, 0.4),
        Some(80.0),
        "BUF",
        false,
    ),
    indicator(
        ("i-trygghet-aldre", "g-aldre", true),
        ("Äldre som känner sig trygga hemma", "%", Higher),
        (84.0, 0.9),
        Some(90.0),
        "VOF",
        false,
    ),
    indicator(
        ("i-utslapp", "g-klimat", true),
        ("Utsläpp av växthusgaser", "ton/inv", Lower),
        (5.9, -0.28),
        Some(3.0),
        "KLK",
        true,
    ),
    indicator(
        ("i-nki", "g-foretag", true),
        ("Nöjda företagare (NKI)", "index", Higher),
        (66.0, 1.6),
        Some(75.0),
        "KLK",
        false,
    ),
    indicator(
        ("i-lasning", "g-lasning", true),
        ("Elever som läser med flyt, årskurs 3", "%", Higher),
        (68.0, 2.4),
        Some(82.0),
        "BUF",
        false,
    ),
    indicator(
        ("i-lasstunder", "g-lasning", false),
        ("Klasser med läsombud", "antal", Higher),
        (3.0, 2.0),
        None,
        "BUF",
        false,
    ),
    indicator(
        ("i-meritvarde", "g-behoriga", true),
        ("Elever med godkänt i alla ämnen, årskurs 9", "%", Higher),
        (74.0, -0.6),
        Some(82.0),
        "BUF",
        false,
    ),
    indicator(
        ("i-trygg-skola", "g-trygg-skola", true),
        ("Elever som är trygga i skolan", "%", Higher),
        (81.0, 0.2),
        Some(90.0),
        "BUF",
        false,
    ),
    indicator(
        ("i-kontinuitet", "g-hemtjanst", true),
        ("Olika personer från hemtjänsten på 14 dagar", "antal", Lower),
        (17.0, -0.9),
        Some(11.0),
        "VOF",
        false,
    ),
    indicator(
        ("i-ensamhet", "g-ensamhet", true),
        ("Äldre som ofta besväras av ensamhet", "%", Lower),
        (19.0, 0.5),
        Some(12.0),
        "VOF",
        false,
    ),
    indicator(
        ("i-sjuk", "g-sjukfranvaro", true),
        ("Sjukfrånvaro i omsorgen", "%", Lower),
        (9.8, -0.4),
        Some(7.0),
        "VOF",
        false,
    ),
    indicator(
        ("i-stannar", "g-sjukfranvaro", false),
        ("Medarbetare som slutar under året", "%", Lower),
        (14.0, 0.3),
        Some(10.0),
        "VOF",
        true,
    ),
    indicator(
        ("i-lackage", "g-vatten", true),
        ("Vatten som läcker bort på vägen", "%", Lower),
        (24.0, -1.3),
        Some(15.0),
        "vatten",
        false,
    ),
    indicator(
        ("i-ledningar", "g-vatten", false),
        ("Förnyade ledningar", "km", Higher),
        (1.2, 0.3),
        None,
        "vatten",
        false,
    ),
    indicator(
        ("i-cykel", "g-gang-cykel", true),
        ("Resor till fots eller med cykel", "%", Higher),
        (27.0, 0.7),
        Some(35.0),
        "gator",
        false,
    ),
    indicator(
        ("i-forening", "g-fritid", true),
        ("Barn 7–15 år i en förening", "%", Higher),
        (61.0, -0.8),
        Some(65.0),
        "fritid",
        false,
    ),
    indicator(
        ("i-energi", "g-bostader-energi", true),
        ("Energianvändning", "kWh/m²", Lower),
        (128.0, -3.1),
        Some(105.0),
        "bostader",
        false,
    ),
    indicator(
        ("i-framme", "g-raddning", true),
        ("Tid till hjälp, landsbygd", "minuter", Lower),
        (19.4, -0.1),
        Some(17.0),
        "raddning",
        false,
    ),
    indicator(
        ("i-tjanster", "g-digitalt", true),
        ("Tjänster på nätet", "antal", Higher),
        (22.0, 4.0),
        Some(80.0),
        "KLK",
        false,
    ),
    indicator(
        ("i-buss", "g-kollektivt", true),
        ("Bussresor", "resor/inv", Higher),
        (41.0, -0.5),
        Some(50.0),
        "gator",
        false,
    ),
];
