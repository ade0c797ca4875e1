//! Open data: what anybody may take.

use crate::text::Text;
use leptos::prelude::*;

/// The files of open data.
#[component]
pub fn OpenData(
    /// The words.
    text: Text,
    /// Whether the reader may take out everything.
    can_export: bool,
) -> impl IntoView {
    let files = [
        ("goals", text.import_data_goals()),
        ("indicators", text.import_data_indicators()),
        ("measurements", text.import_data_measurements()),
        ("comparisons", text.import_data_comparisons()),
        ("units", text.import_data_units()),
        ("minutes_items", text.import_data_minutes_items()),
    ];
    let rows: Vec<_> = files
        .into_iter()
        .map(|(name, what)| {
            view! {
                <tr>
                    <th scope="row">{what}</th>
                    <td>
                        <a href=format!("/data/{name}.csv")>{format!("{name}.csv")}</a>" · "
                        <a href=format!("/data/{name}.json")>{format!("{name}.json")}</a>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="page-head"><h1>{text.import_data_title()}</h1><p class="lead">{text.import_data_lead()}</p></div>
        <div class="stack">
            <section class="card">
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.import_data_table()>
                    <table class="table">
                        <caption>{text.import_data_table()}</caption>
                        <thead><tr>
                            <th scope="col">{text.import_data_what()}</th>
                            <th scope="col">{text.import_data_file()}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="meta">{text.import_data_format()}</p>
            </section>
            <section class="card">
                <h2>{text.import_data_licence()}</h2>
                <p>{text.import_data_licence_text()}</p>
            </section>
            {can_export.then(|| view! {
                <section class="card">
                    <h2>{text.import_data_all()}</h2>
                    <p>{text.import_data_all_text()}</p>
                    <form method="post" action="/export.zip">
                        <button class="ds-button" type="submit">{text.import_data_all_link()}</button>
                    </form>
                </section>
            })}
        </div>
    }
    .into_any()
}
