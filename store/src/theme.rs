//! Focus areas and values: acts and queries.

use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{goal_theme, theme};
use crate::error::{Result, taken, unreadable};
use crate::event::{self, Happened};
use crate::organisation::external_id;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::ThemeId;
use domain::permission::{Action, Place, require};
use domain::rejection::{Rejection, StateProblem};
use domain::theme::{Theme, ThemeDraft, ThemeKind};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

impl Store {
    /// The focus areas and values, by kind and name. Everybody may read them.
    pub async fn themes(&self, _actor: &Actor) -> Result<Vec<Theme>> {
        let rows = theme::Entity::find()
            .order_by_asc(theme::Column::Kind)
            .order_by_asc(alphabetical(theme::Column::NameSv))
            .all(&self.read)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// One focus area or value. Everybody may read it.
    pub async fn theme(&self, _actor: &Actor, id: ThemeId) -> Result<Theme> {
        load(&self.read, id).await
    }

    /// Creates a focus area or value.
    pub async fn create_theme(&self, actor: &Actor, draft: ThemeDraft) -> Result<ThemeId> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let id = insert(&tx, draft).await?;
        let theme = load(&tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Theme, id.0, &theme.name_sv).after(&theme);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Names a focus area or value anew, from the version that the change was made from.
    pub async fn change_theme(&self, actor: &Actor, id: ThemeId, version: i64, draft: ThemeDraft) -> Result<()> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        if before.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        let changed = columns(draft, before.external_id.clone());
        let row = theme::ActiveModel { id: Set(id.0), version: Set(version + 1), ..changed };
        row.update(&tx).await?;
        let after = load(&tx, id).await?;
        let happened =
            Happened::new(Act::Changed, ObjectKind::Theme, id.0, &after.name_sv).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes away a focus area or value that no goal serves.
    pub async fn remove_theme(&self, actor: &Actor, id: ThemeId) -> Result<()> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        if goal_theme::Entity::find().filter(goal_theme::Column::ThemeId.eq(id.0)).count(&tx).await? > 0 {
            return Err(StateProblem::ThemeHasGoals.into());
        }
        theme::Entity::delete_by_id(id.0).exec(&tx).await?;
        let happened = Happened::new(Act::Removed, ObjectKind::Theme, id.0, &before.name_sv).before(&before);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// A stored theme as the domain knows it.
pub(crate) fn read(row: theme::Model) -> Result<Theme> {
    Ok(Theme {
        id: ThemeId(row.id),
        external_id: row.external_id,
        kind: ThemeKind::from_word(&row.kind).ok_or_else(|| unreadable("theme kind", &row.kind))?,
        name_sv: row.name_sv,
        name_en: row.name_en,
        version: row.version,
    })
}

async fn load(db: &impl ConnectionTrait, id: ThemeId) -> Result<Theme> {
    read(theme::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?)
}

/// As [`load`], and nobody else changes it until the transaction ends.
async fn load_to_change(tx: &DatabaseTransaction, id: ThemeId) -> Result<Theme> {
    read(theme::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?)
}

/// A new theme of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: ThemeDraft) -> Result<ThemeId> {
    let external_id = external_id(draft.external_id.clone());
    Ok(ThemeId(columns(draft, external_id).insert(tx).await.map_err(taken("external_id"))?.id))
}

fn columns(draft: ThemeDraft, external_id: String) -> theme::ActiveModel {
    theme::ActiveModel {
        external_id: Set(external_id),
        kind: Set(draft.kind.word().to_owned()),
        name_sv: Set(draft.name_sv),
        name_en: Set(draft.name_en),
        ..Default::default()
    }
}
