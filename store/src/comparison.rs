//! Series that indicators are compared with.

use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{comparison, measurement, withdrawn_measurement};
use crate::error::{Result, taken};
use crate::event::{self, Happened};
use crate::import::object;
use crate::indicator::define::require_somewhere;
use crate::indicator::series::read_comparison;
use crate::organisation::external_id;
use domain::actor::Actor;
use domain::comparison::{Comparison, ComparisonDraft};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::ComparisonId;
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl Store {
    /// Every series to compare with. Everybody may read them.
    pub async fn comparisons(&self, _actor: &Actor) -> Result<Vec<Comparison>> {
        let rows = comparison::Entity::find()
            .order_by_asc(alphabetical(comparison::Column::Name))
            .order_by_desc(comparison::Column::GroupYear)
            .all(&self.read)
            .await?;
        rows.into_iter().map(read_comparison).collect()
    }

    /// One series, to be changed by somebody who may.
    pub async fn comparison_to_change(&self, actor: &Actor, id: ComparisonId) -> Result<Comparison> {
        require_somewhere(actor, Action::DefineIndicator)?;
        load(&self.read, id).await
    }

    /// Creates a series to compare with. Whoever may define an indicator may: a comparison belongs to no unit.
    pub async fn create_comparison(&self, actor: &Actor, draft: ComparisonDraft) -> Result<ComparisonId> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        require_free(&tx, &draft, None).await?;
        let after = insert(&tx, draft).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Comparison, after.id.0, &after.name).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(after.id)
    }

    /// Says anew what a series is. Its figures stay in it.
    pub async fn change_comparison(&self, actor: &Actor, id: ComparisonId, draft: ComparisonDraft) -> Result<()> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        require_free(&tx, &draft, Some(id)).await?;
        let row = comparison::ActiveModel { id: Set(id.0), external_id: NotSet, ..columns(draft) };
        let after = read_comparison(row.update(&tx).await?)?;
        let happened =
            Happened::new(Act::Changed, ObjectKind::Comparison, id.0, &after.name).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes away a series that no figure hangs on, in any of its versions; one of an import that was undone is such a version.
    pub async fn remove_comparison(&self, actor: &Actor, id: ComparisonId) -> Result<()> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        let figures = measurement::Entity::find().filter(measurement::Column::ComparisonId.eq(id.0)).limit(1);
        let withdrawn =
            withdrawn_measurement::Entity::find().filter(withdrawn_measurement::Column::ComparisonId.eq(id.0)).limit(1);
        if figures.count(&tx).await? > 0 || withdrawn.count(&tx).await? > 0 {
            return Err(StateProblem::ComparisonHasFigures.into());
        }
        comparison::Entity::delete_by_id(id.0).exec(&tx).await?;
        object::forget(&tx, ObjectKind::Comparison, id.0).await?;
        let happened = Happened::new(Act::Removed, ObjectKind::Comparison, id.0, &before.name).before(&before);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn load(db: &impl ConnectionTrait, id: ComparisonId) -> Result<Comparison> {
    read_comparison(comparison::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?)
}

/// Two series of one name would be one to whoever reads a chart; groups of two years are two.
async fn require_free(tx: &DatabaseTransaction, draft: &ComparisonDraft, own: Option<ComparisonId>) -> Result<()> {
    let same = comparison::Entity::find()
        .filter(comparison::Column::Name.eq(&draft.name))
        .filter(match draft.group_year {
            Some(year) => comparison::Column::GroupYear.eq(i64::from(year)),
            None => comparison::Column::GroupYear.is_null(),
        })
        .filter(comparison::Column::Id.ne(own.map_or(0, |own| own.0)))
        .one(tx)
        .await?;
    if same.is_some() { Err(FieldErrors::one("name", Problem::Taken).into()) } else { Ok(()) }
}

/// A new comparison of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: ComparisonDraft) -> Result<Comparison> {
    let external_id = external_id(draft.external_id.clone());
    let row = comparison::ActiveModel { id: NotSet, external_id: Set(external_id), ..columns(draft) };
    read_comparison(row.insert(tx).await.map_err(taken("external_id"))?)
}

/// Every column that a draft decides.
fn columns(draft: ComparisonDraft) -> comparison::ActiveModel {
    comparison::ActiveModel {
        id: NotSet,
        external_id: NotSet,
        kind: Set(draft.kind.word().to_owned()),
        name: Set(draft.name),
        kolada_code: Set(draft.kolada_code),
        group_year: Set(draft.group_year.map(i64::from)),
    }
}
