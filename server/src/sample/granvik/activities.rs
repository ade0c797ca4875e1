//! What Granvik's staff do, what they expected and what came of it, the misses too. All of it is made up.

use domain::activity::ActivityStage::{self, *};
use domain::hypothesis::VerdictKind::{self, *};

/// An activity of the sample.
pub(super) struct MadeUpActivity {
    pub(super) unit: &'static str,
    pub(super) goal: &'static str,
    pub(super) title: &'static str,
    pub(super) what: &'static str,
    pub(super) stage: ActivityStage,
    /// Months since it began.
    pub(super) age: u32,
    pub(super) effect: &'static str,
    pub(super) verdict: Option<(VerdictKind, &'static str)>,
    pub(super) lesson: &'static str,
    pub(super) obstacle: &'static str,
}

const fn activity(
    (unit, goal, stage, age): (&'static str, &'static str, ActivityStage, u32),
    (title, what, effect): (&'static str, &'static str, &'static str),
    verdict: Option<(VerdictKind, &'static str)>,
    (lesson, obstacle): (&'static str, &'static str),
) -> MadeUpActivity {
    MadeUpActivity { unit, goal, title, what, stage, age, effect, verdict, lesson, obstacle }
}

pub(super) const ACTIVITIES: [MadeUpActivity; 22] = [
    activity(
        ("ekbacken", "g-lasning", Done, 26),
        (
            "Högläsning varje dag i lågstadiet",
            "Tjugo minuter efter lunch, läraren läser.",
            "Fler läser med flyt efter ett år",
        ),
        Some((Helped, "Andelen steg från 70 till 76 procent på ett år.")),
        ("Det som sker varje dag gör mer än det som sker ibland.", ""),
    ),
    activity(
        ("sjoangen", "g-lasning", Ongoing, 10),
        (
            "Läsombud i varje klass",
            "En lärare per årskurs utbildas och stöttar de andra.",
            "Fler läser med flyt till våren",
        ),
        None,
        ("", "Vikarier saknas när ombuden går utbildningen."),
    ),
    activity(
        ("BUF", "g-lasning", Planned, 0),
        ("Lånekort till alla sexåringar", "Biblioteket kommer till förskoleklassen.", "Fler lånar böcker hemma"),
        None,
        ("", ""),
    ),
    activity(
        ("granvik-gymnasium", "g-behoriga", Stopped, 20),
        ("Läxhjälp på kvällstid", "Två kvällar i veckan på biblioteket.", "Fler klarar matematiken"),
        Some((DidNotHelp, "De som kom hade redan betyg. De vi ville nå kom inte.")),
        ("Hjälpen måste finnas på skoldagen, annars når den inte dem som behöver den.", ""),
    ),
    activity(
        ("ekbacken", "g-behoriga", Ongoing, 8),
        ("Läxtid på schemat", "En timme i veckan med ämneslärare på plats.", "Fler får godkänt i matematik i vår"),
        None,
        ("", ""),
    ),
    activity(
        ("BUF", "g-behoriga", Proposed, 0),
        ("Lovskola redan i årskurs 7", "En vecka i juni.", "Färre halkar efter i årskurs 8"),
        None,
        ("", ""),
    ),
    activity(
        ("sjoangen", "g-trygg-skola", Done, 30),
        ("Fler vuxna ute på rasten", "Schemalagda rastvärdar med väst.", "Fler elever är trygga på rasten"),
        Some((Helped, "Otrygga platser på kartan har blivit hälften så många.")),
        ("Fråga eleverna var det är otryggt innan ni bestämmer var de vuxna ska stå.", ""),
    ),
    activity(
        ("granvik-gymnasium", "g-trygg-skola", Ongoing, 5),
        ("Mobilfria korridorer", "Försök i två månader.", "Färre konflikter i korridorerna"),
        None,
        ("", ""),
    ),
    activity(
        ("hemtjanst-norr", "g-hemtjanst", Done, 22),
        (
            "Små arbetslag med egna gator",
            "Sex i varje lag, samma gator hela året.",
            "Färre olika personer hos var och en",
        ),
        Some((Helped, "Från 16 till 12 personer på 14 dagar.")),
        ("Laget måste få planera sina egna dagar, annars blir det bara en ny karta.", ""),
    ),
    activity(
        ("hemtjanst-syd", "g-hemtjanst", Ongoing, 6),
        ("Små arbetslag även i syd", "Samma sätt som i norr, med start i Sjöängen.", "Under 13 personer till sommaren"),
        None,
        ("", "Planeringssystemet kan bara ha ett lag per område."),
    ),
    activity(
        ("VOF", "g-ensamhet", Stopped, 28),
        ("Surfplattor till alla över 80", "Plattor delades ut med en halv dags kurs.", "Färre känner sig ensamma"),
        Some((DidNotHelp, "Plattorna används av dem som redan hade någon att ringa.")),
        ("Teknik ersätter inte någon som kommer.", ""),
    ),
    activity(
        ("lindgarden", "g-ensamhet", Ongoing, 9),
        (
            "Skolklasser äter lunch på Lindgården",
            "En klass i veckan, samma klass hela terminen.",
            "Färre boende är ensamma",
        ),
        None,
        ("", ""),
    ),
    activity(
        ("VOF", "g-ensamhet", Planned, 0),
        ("Uppsökande samtal till alla som fyller 80", "En kaffe, inget formulär.", "Fler hittar en mötesplats"),
        None,
        ("", ""),
    ),
    activity(
        ("VOF", "g-sjukfranvaro", Done, 25),
        ("Schema som medarbetarna lägger själva", "Ett försök i tre lag.", "Sjukfrånvaron minskar en procentenhet"),
        Some((CannotTell, "Influensan den vintern gör att det inte går att säga.")),
        ("Prova aldrig något om sjukfrånvaro utan ett lag att jämföra med.", ""),
    ),
    activity(
        ("lindgarden", "g-sjukfranvaro", Ongoing, 7),
        ("Rehabsamtal inom tre dagar", "Chefen ringer den som är sjuk och frågar hur det är.", "Färre långa sjukfall"),
        None,
        ("", ""),
    ),
    activity(
        ("vatten", "g-vatten", Done, 24),
        ("Lyssna efter läckor om natten", "Givare på trettio ställen.", "Mindre vatten läcker bort"),
        Some((Helped, "Läckaget sjönk från 21 till 18 procent.")),
        ("Läckor hörs bäst mellan två och fyra.", ""),
    ),
    activity(
        ("vatten", "g-vatten", Ongoing, 11),
        ("Byt ledningar i Gamla stan", "Fyra kilometer på tre år.", "Läckaget under 15 procent"),
        None,
        ("", "Arkeologer måste vara med i två kvarter."),
    ),
    activity(
        ("gator", "g-gang-cykel", Ongoing, 14),
        ("Ploga cykelvägarna först", "Före klockan sju, före bilvägarna.", "Fler cyklar på vintern"),
        None,
        ("", ""),
    ),
    activity(
        ("gator", "g-gang-cykel", Stopped, 31),
        ("Lånecyklar vid stationen", "Fyrtio cyklar.", "Fler cyklar till jobbet"),
        Some((DidNotHelp, "Cyklarna lånades på helger av besökare.")),
        ("Fråga pendlarna först: de hade redan en egen cykel.", ""),
    ),
    activity(
        ("fritid", "g-fritid", Ongoing, 4),
        ("Prova på-kort för flickor 10–12 år", "Fem idrotter på en termin, utan avgift.", "Fler flickor i en förening"),
        None,
        ("", "Hallarna är fulla på de tider som passar."),
    ),
    activity(
        ("bostader", "g-bostader-energi", Ongoing, 16),
        ("Nya termostater i hela beståndet", "1 400 lägenheter.", "Fem procent mindre energi"),
        None,
        ("", ""),
    ),
    activity(
        ("raddning", "g-raddning", Ongoing, 12),
        (
            "Första hjälpen-par i byarna",
            "Två utbildade med hjärtstartare i åtta byar.",
            "Hjälp på plats tre minuter tidigare",
        ),
        None,
        ("", ""),
    ),
];
