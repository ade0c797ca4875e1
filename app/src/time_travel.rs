//! Reading the model as it was: the day stands in the address as `on`, and a banner says so for as long as it does.

use crate::link;
use crate::text::Text;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Pages where `on` is a limit of a list and not another time.
const NOT_TIME: &[&str] = &["/trail"];

/// The day that the address asks for.
pub fn day_of(address: &str) -> Option<NaiveDate> {
    let (path, parameters) = link::parts(address);
    let day = parameters.iter().find(|(name, _)| name == "on")?.1.parse().ok()?;
    (!NOT_TIME.contains(&path)).then_some(day)
}

/// The banner of a page that shows another day: which one, the way back to today, and another day.
#[component]
pub fn TimeBanner(
    /// The words.
    text: Text,
    /// The page's address.
    address: String,
    /// The day that is shown.
    day: NaiveDate,
) -> impl IntoView {
    let (path, kept) = other_parameters(&address);
    let pairs: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let today = link::with_query(&path, &pairs);
    view! {
        <div class="time-banner screen-only" role="status"><div class="time-banner__in">
            <p>{text.time_travel_seen()}" "<b>{text.long_date(day)}</b></p>
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

    #[test]
    fn the_banner_keeps_what_else_the_address_says() {
        let address = "/goals?body=3&on=2025-03-01&status=met".to_owned();
        let day = day_of(&address).unwrap();
        let html = view! { <TimeBanner text=Text::of(Locale::Swedish) address day /> }.to_html();
        assert!(html.contains("1 mars 2025") && html.contains(r#"href="/goals?body=3&amp;status=met""#), "{html}");
        assert!(html.contains(r#"type="hidden" name="body" value="3""#), "{html}");
    }

    #[test]
    fn only_a_day_is_a_day() {
        assert_eq!(day_of("/goals?on=yesterday"), None);
        assert_eq!(day_of("/goals"), None);
        assert_eq!(day_of("/trail?on=2025-03-01"), None);
    }
}
