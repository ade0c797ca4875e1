//! The banner that says that an earlier day is shown.

use crate::text::Text;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Says which day is shown, leads back to today, and to another day.
#[component]
pub(crate) fn TimeBanner(
    /// The words.
    text: Text,
    /// The day that is shown.
    on: NaiveDate,
    /// The page as it is today.
    #[prop(into)]
    today: String,
) -> impl IntoView {
    let path = today.split('?').next().unwrap_or_default().to_owned();
    view! {
        <div class="time-banner" role="status"><div class="time-banner__in">
            <p>{text.goal_time_banner(text.long_date(on))}</p>
            <a href=today>{text.goal_time_back()}</a>
            <form method="get" action=path>
                <label r#for="time-on">{text.goal_time_other()}</label>
                <input id="time-on" r#type="date" name="on" value=on.to_string() />
                <button>{text.goal_filter_show()}</button>
            </form>
        </div></div>
    }
}
