//! The heat map: goals by units, each cell a shape, a word and a pale colour. A real table, to read, to walk through and to print.

use crate::chart::shares::Shares;
use crate::chip::{Chip, status_drawing, status_look};
use crate::hyphen::hyphenated;
use crate::island::live::Live;
use crate::link::with_query;
use crate::markup::{escape, options};
use crate::pages::{Pages, Place};
use crate::status::word;
use crate::text::Text;
use chrono::NaiveDate;
use domain::heat_map::{GOALS_PER_PAGE, HeatFilter, HeatGoal, HeatMap, HeatOrder};
use domain::organisation::UnitName;
use domain::status::Status;
use leptos::prelude::*;

/// With no more columns than this each cell has room for its word beside the shape.
const ROOM_FOR_WORDS: usize = 7;

/// The page.
#[component]
pub fn HeatMapShow(
    /// The words.
    text: Text,
    /// What the reader has chosen.
    filter: HeatFilter,
    /// The map.
    map: HeatMap,
    /// Whether the page can follow what others do.
    is_live: bool,
    /// Today.
    today: NaiveDate,
) -> impl IntoView {
    let is_empty = map.goals.is_empty();
    let place = Place { page: filter.page as u64, per_page: GOALS_PER_PAGE as u64, total: map.total as u64 };
    let at = filter.clone();
    let there = move |page: u64| address(&HeatFilter { page: usize::try_from(page).unwrap_or(1), ..at.clone() });
    let none = match filter.on {
        _ if filter.narrows() => text.heat_none_found(),
        Some(_) => text.heat_none_then(),
        None => text.heat_none(),
    };
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol><li><a href="/rounds">{text.nav_rounds()}</a></li></ol></nav>
        <div class="page-head page-head--wide">
            <h1>{text.heat_title()}</h1>
            <p class="lead">{text.heat_lead()}</p>
            <p class="screen-only"><a href="/presentation">{text.presentation_open()}</a></p>
        </div>
        <div class="stack">
            <Choices text filter=filter.clone() choices=map.choices.clone() today />
            {is_empty.then(|| view! { <section class="empty"><h2>{none}</h2><p>{text.heat_none_text()}</p></section> })}
            {(!is_empty).then(|| view! {
                <Legend text filter=filter.clone() distribution=map.distribution.clone() />
                {(map.total > GOALS_PER_PAGE).then(|| view! { <Pages text place address=Callback::new(there) /> })}
                {map.is_cut.then(|| view! { <p>{text.heat_cut()}</p> })}
                <section class="card card--long" aria-label=text.heat_title()>
                    <div class="table-wrap" tabindex="0" role="region" aria-label=text.heat_title()
                        inner_html=table(text, &filter, &map)></div>
                </section>
            })}
        </div>
        {is_live.then(|| view! { <Live /> })}
    }
    .into_any()
}

#[component]
fn Choices(text: Text, filter: HeatFilter, choices: Vec<UnitName>, today: NaiveDate) -> impl IntoView {
    let on = filter.on.map(|day| day.to_string()).unwrap_or_default();
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let units = choices.into_iter().map(|unit| (unit.id.to_string(), unit.name));
    let units = options(&text.heat_any_unit(), units, &unit);
    let statuses = Status::ALL.iter().map(|status| (status.word(), word(text, *status)));
    let statuses = options(&text.heat_any_status(), statuses, filter.status.map_or("", Status::word));
    let orders = [(HeatOrder::Worst, text.heat_order_worst()), (HeatOrder::Title, text.heat_order_title())];
    let orders: Vec<_> = orders
        .into_iter()
        .map(|(order, words)| {
            view! { <option value=order.word() selected={order == filter.order}>{words}</option> }
        })
        .collect();
    view! {
        <form class="field-row screen-only" action="/heat-map" aria-label=text.heat_filter()>
            <div class="ds-field"><label class="ds-label" r#for="unit">{text.heat_unit()}</label>
                <select class="ds-input" id="unit" name="unit" inner_html=units></select></div>
            <div class="ds-field"><label class="ds-label" r#for="status">{text.heat_status()}</label>
                <select class="ds-input" id="status" name="status" inner_html=statuses></select></div>
            <div class="ds-field"><label class="ds-label" r#for="order">{text.heat_order()}</label>
                <select class="ds-input" id="order" name="order">{orders}</select></div>
            <div class="ds-field"><label class="ds-label" r#for="heat-on">{text.time_travel_as_it_was()}</label>
                <input class="ds-input" r#type="date" id="heat-on" name="on" max=today.to_string() value=on /></div>
            <div><button class="ds-button" data-variant="secondary" r#type="submit">{text.heat_show()}</button></div>
        </form>
    }
    .into_any()
}

/// Which shape is which, with how many there are: each leads to the goals that have it.
#[component]
fn Legend(text: Text, filter: HeatFilter, distribution: Vec<(Status, u32)>) -> impl IntoView {
    let parts = distribution.iter().map(|(status, count)| (status_look(*status).0, *count)).collect();
    let items: Vec<_> = distribution
        .into_iter()
        .map(|(status, count)| {
            let there = address(&HeatFilter { status: Some(status), page: 1, ..filter.clone() });
            view! { <li><a href=there><Chip look=status_look(status) word=word(text, status) small=true />" "{count}</a></li> }
        })
        .collect();
    view! {
        <section class="card" aria-label=text.heat_legend()>
            <Shares parts />
            <ul class="heat-legend">{items}</ul>
            <p class="card__foot">{text.round_overview_text()}</p>
        </section>
    }
    .into_any()
}

/// The address of the map with this choice.
pub fn address(filter: &HeatFilter) -> String {
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let order = if filter.order == HeatOrder::Worst { "" } else { filter.order.word() };
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let status = filter.status.map_or("", Status::word);
    let day = filter.on.map(|day| day.to_string()).unwrap_or_default();
    with_query("/heat-map", &[("unit", &unit), ("status", status), ("order", order), ("page", &page), ("on", &day)])
}

/// The table as text: fifty units by a hundred goals are five thousand cells, which as elements would take longer to draw than all else
/// on the page.
fn table(text: Text, filter: &HeatFilter, map: &HeatMap) -> String {
    let has_words = map.units.len() <= ROOM_FOR_WORDS;
    let class = if has_words {
        "table table--dense table--stick heat heat--words"
    } else {
        "table table--dense table--stick table--upright heat"
    };
    let mut html = String::with_capacity(256 + map.goals.len() * (200 + map.units.len() * 110));
    html += &format!(
        "{}<table class=\"{class}\"><thead><tr><th scope=\"col\">{}</th>",
        shapes(),
        escape(&text.heat_goal())
    );
    for unit in &map.units {
        let there = address(&HeatFilter { unit: Some(unit.id), page: 1, ..filter.clone() });
        let name = escape(&hyphenated(&unit.name));
        html += &format!("<th scope=\"col\"><span><a href=\"{}\">{name}</a></span></th>", escape(&there));
    }
    html += "</tr></thead><tbody>";
    let words = Status::ALL.iter().map(|status| escape(&word(text, *status))).collect::<Vec<_>>();
    let none = escape(&text.heat_no_answer());
    for goal in &map.goals {
        row(&mut html, (goal, filter.on), &map.units, (&words, &none));
    }
    html += "</tbody></table>";
    html
}

fn row(
    html: &mut String,
    (goal, on): (&HeatGoal, Option<NaiveDate>),
    units: &[UnitName],
    (words, none): (&[String], &str),
) {
    use std::fmt::Write;
    let there = crate::goal::address(goal.id, on);
    let _ = write!(html, "<tr><th scope=\"row\"><a href=\"{there}\">{}</a></th>", escape(&goal.title));
    for (cell, unit) in goal.cells.iter().zip(units) {
        match cell {
            None => {
                let _ = write!(html, "<td><span class=\"sr-only\">{none}</span></td>");
            }
            Some(status) => {
                let place = *status as usize;
                let tone = status_look(*status).0.share_class();
                let _ = write!(
                    html,
                    "<td><a class=\"{tone}\" href=\"{there}#unit-{}\"><svg class=\"glyph\"><use href=\"#s{place}\"/></svg><span>{}</span></a></td>",
                    unit.id, words[place],
                );
            }
        }
    }
    *html += "</tr>";
}

/// The shape of each status once; every cell points at its own.
fn shapes() -> String {
    let symbols: String = Status::ALL
        .iter()
        .map(|status| {
            format!("<symbol id=\"s{}\" viewBox=\"0 0 16 16\">{}</symbol>", *status as usize, status_drawing(*status))
        })
        .collect();
    format!("<svg class=\"heat__shapes\" aria-hidden=\"true\" width=\"0\" height=\"0\">{symbols}</svg>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;
    use domain::id::{GoalId, UnitId};
    use domain::organisation::UnitKind;

    #[test]
    fn a_cell_has_shape_word_and_colour_and_no_name_is_markup() {
        let unit = UnitName { id: UnitId(8), kind: UnitKind::Board, name: "<b>Nämnden</b>".to_owned() };
        let goal = HeatGoal { id: GoalId(3), title: "Mål & mening".to_owned(), cells: vec![Some(Status::OffTrack)] };
        let filter = HeatFilter::default();
        let map = HeatMap { units: vec![unit], goals: vec![goal], ..HeatMap::default() };
        let html = table(Text::of(Locale::Swedish), &filter, &map);
        assert!(html.contains("s-bad") && html.contains("Inte på väg") && html.contains("/goals/3#unit-8"), "{html}");
        assert!(html.contains("&lt;b&gt;Nämnden") && html.contains("Mål &amp; mening"), "{html}");
    }
}
