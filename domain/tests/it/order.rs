use domain::order::Alphabetical;

#[test]
fn names_stand_in_the_order_of_the_swedish_alphabet() {
    let read = [
        "6 kap.",
        "Alingsås",
        "André",
        "Andrea",
        "Zebra",
        "åby",
        "Åby",
        "Ånäs",
        "ängen",
        "Äpple",
        "Öga",
        "Östra skolan",
    ];
    let mut names = read.to_vec();
    names.sort_unstable();
    names.sort_by(|a, b| Alphabetical(a).cmp(&Alphabetical(b)));
    assert_eq!(names, read);
    let mut accents = ["Müller", "Myller", "idé", "ide", "Ide"];
    accents.sort_by(|a, b| Alphabetical(a).cmp(&Alphabetical(b)));
    assert_eq!(accents, ["ide", "Ide", "idé", "Myller", "Müller"]);
    assert_eq!(Alphabetical("Öga"), Alphabetical("Öga"));
}
