//! TEMP.
use crate::Settings;
use crate::place::Place;
use chrono::Utc;
use domain::actor::Actor;
use domain::id::*;
use sea_orm::Statement;
use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::Store;

pub(crate) async fn probe(place: &Place, _settings: &Settings) -> Result<(), Box<dyn Error>> {
    let heard: Arc<Mutex<Vec<Statement>>> = Arc::default();
    let h = heard.clone();
    let listening =
        Store::connect_listening(&place.url, Some(Arc::new(move |s: &Statement| h.lock().unwrap().push(s.clone()))))
            .await?;
    let store = Store::connect(&place.url).await?;
    let now = Utc::now();
    let today = now.date_naive();
    let hash: String = {
        use sha2::Digest;
        sha2::Sha256::digest("benchmark").iter().map(|b| format!("{b:02x}")).collect()
    };
    let actor = store.session_actor(&Actor::Public, &hash, now, today).await?.unwrap().1;
    macro_rules! run {
        ($name:expr, |$s:ident| $e:expr) => {{
            let $s = &listening;
            let _ = $e.await?;
            heard.lock().unwrap().clear();
            let _ = $e.await?;
            let statements = std::mem::take(&mut *heard.lock().unwrap());
            let $s = &store;
            for _ in 0..3 {
                let _ = $e.await?;
            }
            let (m, t, mut n) = (crate::machine::Meter::start(&place.database()), Instant::now(), 0);
            while t.elapsed() < Duration::from_secs(1) {
                let _ = $e.await?;
                n += 1;
            }
            let wall = t.elapsed() / n;
            let u = m.stop();
            let cpu = (u.own + u.by_process.iter().sum::<Duration>()) / n;
            let raw = place.bare.measure(&statements, Duration::from_secs(1)).await?;
            let c = place.connection();
            let (m, t, mut k, mut cells) = (crate::machine::Meter::start(&place.database()), Instant::now(), 0, 0);
            while t.elapsed() < Duration::from_secs(1) {
                cells = 0;
                for st in &statements {
                    let rows = sea_orm::ConnectionTrait::query_all_raw(c, st.clone()).await?;
                    cells += rows.len() * rows.first().map_or(0, |r| r.column_names().len());
                }
                k += 1;
            }
            let u = m.stop();
            let driver = (u.own + u.by_process.iter().sum::<Duration>()) / k;
            println!("   driver {driver:?} {cells} cells");
            println!(
                "== {}: {} statements, raw {:?} cpu {:?}, store wall {:?} cpu {:?}, ratio {:.1}",
                $name,
                statements.len(),
                raw.wall,
                raw.cpu,
                wall,
                cpu,
                cpu.as_secs_f64() / raw.cpu.as_secs_f64()
            );
            crate::pages::explain($name, place, &statements).await?;
        }};
    }
    run!("session", |s| s.session_actor(&Actor::Public, &hash, now, today));
    run!("municipality", |s| s.municipality(&actor));
    run!("red thread", |s| s.red_thread(&actor, &Default::default(), today));
    run!("goal", |s| s.goal_page(&actor, GoalId(21), None, today));
    run!("organisation", |s| s.organisation(&actor, today));
    run!("search", |s| s.search(&actor, "trygg"));
    run!("list", |s| s.indicator_list(&actor, &Default::default(), today));
    run!("version", |s| s.data_version());
    Ok(())
}
