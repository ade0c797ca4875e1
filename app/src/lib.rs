//! app

pub mod site_assets;
