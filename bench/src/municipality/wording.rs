//! Words that names and sentences are put together from.

pub(super) const FIELDS: &[&str] = &[
    "Kommunstyrelse",
    "Barn- och utbildnings",
    "Vård- och omsorgs",
    "Social",
    "Samhällsbyggnads",
    "Kultur- och fritids",
    "Miljöskydds",
    "Tekniska ",
    "Arbetsmarknads",
    "Överförmyndar",
    "Räddnings",
    "Bygglovs",
];

pub(super) const PLACES: &[&str] =
    &["Norr", "Söder", "Öster", "Väster", "Centrum", "Landet", "Strand", "Ängen", "Åsen", "Kullen", "Bruket", "Hamnen"];

pub(super) const WORKPLACES: &[&str] = &[
    "Förskolan",
    "Skolan",
    "Äldreboendet",
    "Hemtjänsten",
    "Biblioteket",
    "Simhallen",
    "Mottagningen",
    "Fritidsgården",
];

pub(super) const FIRST_NAMES: &[&str] = &[
    "Anna", "Erik", "Maria", "Lars", "Fatima", "Johan", "Karin", "Ali", "Eva", "Anders", "Sara", "Mohammed", "Lena",
    "Per",
];

pub(super) const LAST_NAMES: &[&str] = &[
    "Andersson",
    "Johansson",
    "Karlsson",
    "Nilsson",
    "Öberg",
    "Ali",
    "Lindqvist",
    "Åström",
    "Hassan",
    "Bergström",
    "Ek",
];

pub(super) const CHANGES: &[&str] = &[
    "når grundskolans kunskapskrav",
    "känner sig trygga i sin kommun",
    "får inflytande över sin vardag",
    "har ett arbete att gå till",
    "kan bo kvar hemma längre",
    "lever och reser med liten påverkan på klimatet",
    "möts med kunskap och respekt",
    "rör sig mer och mår bättre",
];

pub(super) const GROUPS: &[&str] =
    &["Fler barn", "Fler unga", "Fler äldre", "Fler invånare", "Fler företagare", "Alla elever", "Fler nyanlända"];

pub(super) const MEASURES: &[&str] = &[
    "Elever i åk 9 som uppnått kunskapskraven i alla ämnen",
    "Invånare som är trygga utomhus när det är mörkt",
    "Brukare som är sammantaget nöjda med sin hemtjänst",
    "Invånare 17–24 år som varken arbetar eller studerar",
    "Utsläpp av växthusgaser inom kommunens gränser",
    "Nettokostnadsavvikelse",
    "Sjukfrånvaro bland kommunens anställda",
    "Väntetid i antal dagar till plats på särskilt boende",
];

pub(super) const UNITS_OF_MEASURE: &[&str] = &["%", "andel (%)", "kr/inv", "dagar", "ton/inv", "index"];

pub(super) const WAYS: &[&str] = &[
    "Läsgrupper efter skolan",
    "Samtal i hemmet före flytten",
    "Trygghetsvandringar varje månad",
    "Praktik hos företag",
    "Kurs för nya chefer",
    "Gemensam mottagning",
    "Ny rutin vid in- och utskrivning",
    "Öppet hus för föräldrar",
    "Laddstolpar vid arbetsplatserna",
];
