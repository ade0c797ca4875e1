//! Reading the model as it was: the day stands in the address as `on`, and a banner says so for as long as it does.

use crate::link;
use crate::text::Text;
use chrono::NaiveDate;
use domain::field::FieldErrors;
use leptos::prelude::*;

/// Another day than today, on a page that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDay {
    /// As it was.
    Past(NaiveDate),
    /// As it is planned to be.
    Planned(NaiveDate),
}

impl OtherDay {
    /// The day.
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::Past(day) | Self::Planned(day) => day,
        }
    }

    /// The day, when it has been.
    pub const fn past(self) -> Option<NaiveDate> {
        match self {
            Self::Past(day) => Some(day),
            Self::Planned(_) => None,
        }
    }
}

/// The other day that the page at this address shows. Handlers ask here too, so that a page shows another day exactly when it says
/// so.
///
/// Only the organisation says what is to come: a unit's days are known before. Elsewhere a day that has not been is read as today.
pub fn day_of(address: &str, today: NaiveDate) -> Option<OtherDay> {
    let (path, parameters) = link::parts(address);
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let is_id = |part: &str| part.parse::<i64>().is_ok();
    let tells_plans = match parts[..] {
        ["goals" | "heat-map"] => false,
        ["goals" | "indicators" | "rounds", id] if is_id(id) => false,
        ["rounds", id, "units", unit] if is_id(id) && is_id(unit) => false,
        ["organisation"] => true,
        ["organisation", "units", id] if is_id(id) => true,
        _ => return None,
    };
    let (_, typed) = parameters.iter().find(|(name, _)| name == "on")?;
    let day = FieldErrors::default().date("on", typed)?;
    match day.cmp(&today) {
        std::cmp::Ordering::Less => Some(OtherDay::Past(day)),
        std::cmp::Ordering::Greater if tells_plans => Some(OtherDay::Planned(day)),
        _ => None,
    }
}

/// The banner of a page that shows another day: which one, the way back to today, and another day.
#[component]
pub fn TimeBanner(
    /// The words.
    text: Text,
    /// The page's address.
    address: String,
    /// The day that is shown.
    other: OtherDay,
) -> impl IntoView {
    let seen = match other {
        OtherDay::Past(_) => text.time_travel_seen(),
        OtherDay::Planned(_) => text.time_travel_planned(),
    };
    let day = other.day();
    let (path, kept) = other_parameters(&address);
    let pairs: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let today = link::with_query(&path, &pairs);
    view! {
        <div class="time-banner screen-only" role="status"><div class="time-banner__in">
            <p>{seen}" "<b>{text.long_date(day)}</b></p>
            <a href=today>{text.time_travel_back()}</a>
            <form method="get" action=path>
                <Hidden kept />
                <label r#for="other-day">{text.time_travel_other_day()}</label>
                <input id="other-day" r#type="date" name="on" value=day.to_string() />
                <button>{text.time_travel_show()}</button>
            </form>
        </div></div>
    }
    .into_any()
}

/// The way from a page of today to how it was on an earlier day.
#[component]
pub fn AsItWas(
    /// The words.
    text: Text,
    /// The page's address.
    address: String,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    view! {
        <form class="field-row screen-only" method="get" action=address>
            <div class="ds-field"><label class="ds-label" r#for="on">{text.time_travel_as_it_was()}</label>
                <input class="ds-input" r#type="date" id="on" name="on" max=today.to_string() required /></div>
            <div><button class="ds-button" data-variant="secondary" r#type="submit">{text.time_travel_show()}</button></div>
        </form>
    }
    .into_any()
}

#[component]
fn Hidden(kept: Vec<(String, String)>) -> impl IntoView {
    kept.into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> }).collect_view()
}

fn other_parameters(address: &str) -> (String, Vec<(String, String)>) {
    let (path, parameters) = link::parts(address);
    (path.to_owned(), parameters.into_iter().filter(|(name, _)| name != "on").collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_banner_keeps_what_else_the_address_says() {
        let address = "/goals?body=3&on=2025-03-01&status=met".to_owned();
        let other = day_of(&address, day("2026-11-21")).unwrap();
        let html = view! { <TimeBanner text=Text::of(Locale::Swedish) address other /> }.to_html();
        assert!(html.contains("1 mars 2025") && html.contains(r#"href="/goals?body=3&amp;status=met""#), "{html}");
        assert!(html.contains(r#"type="hidden" name="body" value="3""#), "{html}");
    }

    #[test]
    fn only_a_day_that_has_been_is_another_day() {
        let today = day("2026-11-21");
        for address in
            ["/goals?on=yesterday", "/goals", "/goals?on=2026-11-21", "/goals?on=2027-01-01", "/goals/7?on=2027-01-01"]
        {
            assert_eq!(day_of(address, today), None, "{address}");
        }
        let past = Some(OtherDay::Past(day("2025-03-01")));
        for path in [
            "/goals",
            "/goals/7",
            "/heat-map",
            "/indicators/7",
            "/organisation",
            "/organisation/units/7",
            "/rounds/7",
            "/rounds/7/units/3",
        ] {
            assert_eq!(day_of(&format!("{path}?on=2025-03-01"), today), past, "{path}");
        }
    }

    #[test]
    fn only_pages_that_read_it_show_another_day() {
        for path in [
            "/",
            "/trail",
            "/indicators",
            "/goals/new",
            "/indicators/7/targets",
            "/organisation/units/7/edit",
            "/search",
        ] {
            assert_eq!(day_of(&format!("{path}?on=2025-03-01"), day("2026-11-21")), None, "{path}");
        }
    }

    #[test]
    fn the_organisation_tells_what_is_planned() {
        let planned = Some(OtherDay::Planned(day("2027-01-01")));
        for path in ["/organisation", "/organisation/units/7"] {
            assert_eq!(day_of(&format!("{path}?on=2027-01-01"), day("2026-11-21")), planned, "{path}");
        }
    }
}
