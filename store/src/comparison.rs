//! Series that indicators are compared with.

use crate::Store;
use crate::entity::comparison;
use crate::error::{Result, taken};
use crate::event::{self, Happened};
use crate::indicator::define::require_somewhere;
use crate::indicator::series::read_comparison;
use crate::organisation::external_id;
use domain::actor::Actor;
use domain::comparison::{Comparison, ComparisonDraft};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::ComparisonId;
use domain::permission::Action;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait,
    QueryFilter, QueryOrder,
};

impl Store {
    /// Every series to compare with. Everybody may read them.
    pub async fn comparisons(&self, _actor: &Actor) -> Result<Vec<Comparison>> {
        let rows = comparison::Entity::find()
            .order_by_asc(comparison::Column::Name)
            .order_by_desc(comparison::Column::GroupYear)
            .all(&self.read)
            .await?;
        rows.into_iter().map(read_comparison).collect()
    }

    /// Creates a series to compare with. Whoever may define an indicator may: a comparison belongs to no unit.
    pub async fn create_comparison(&self, actor: &Actor, draft: ComparisonDraft) -> Result<ComparisonId> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let same = comparison::Entity::find()
            .filter(comparison::Column::Name.eq(&draft.name))
            .filter(match draft.group_year {
                Some(year) => comparison::Column::GroupYear.eq(i64::from(year)),
                None => comparison::Column::GroupYear.is_null(),
            })
            .one(&tx)
            .await?;
        if same.is_some() {
            return Err(FieldErrors::one("name", Problem::Taken).into());
        }
        let after = insert(&tx, draft).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Comparison, after.id.0, &after.name).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(after.id)
    }
}

/// A new comparison of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: ComparisonDraft) -> Result<Comparison> {
    let row = comparison::ActiveModel {
        id: NotSet,
        external_id: Set(external_id(draft.external_id)),
        kind: Set(draft.kind.word().to_owned()),
        name: Set(draft.name),
        kolada_code: Set(draft.kolada_code),
        group_year: Set(draft.group_year.map(i64::from)),
    };
    read_comparison(row.insert(tx).await.map_err(taken("external_id"))?)
}
