//! What an import created besides figures, so that undoing it takes that away too; and what Kolada says as words of the format,
//! where it was Swedish sentences.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![import_object()], vec![index("import_object", &["kind", "object"])]).await?;
        for statement in [NOTES, STATUS_ALONE, REASONS] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    /// The words stay: the release before shows them as they are.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["import_object"]).await
    }
}

/// What is pointed at is an indicator or a comparison, so only the import can be a foreign key.
fn import_object() -> TableCreateStatement {
    let mut object = table("import_object", vec![integer("import_id"), text("kind"), integer("object")]);
    object
        .primary_key(Index::create().col(Alias::new("import_id")).col(Alias::new("kind")).col(Alias::new("object")))
        .foreign_key(&mut points_at("import_object", "import_id", "import"));
    object
}

/// Both engines read the same statements. Only whole sentences of ours are turned: what people wrote stays.
const NOTES: &str = "UPDATE measurement SET note = \
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(note, 'Borttaget i Kolada', 'kolada:withdrawn'), \
    'Kolada anger inget värde', 'kolada:no_value'), 'Ovägt medelvärde av ', 'kolada:mean_of='), ' kommuner', ''), \
    '. Status i Kolada: ', ';status=') \
    WHERE source = 'Kolada' AND (note = 'Borttaget i Kolada' OR note = 'Kolada anger inget värde' \
    OR note LIKE 'Ovägt medelvärde av % kommuner' OR note LIKE 'Borttaget i Kolada. Status i Kolada: %' \
    OR note LIKE 'Kolada anger inget värde. Status i Kolada: %' \
    OR note LIKE 'Ovägt medelvärde av % kommuner. Status i Kolada: %')";

const STATUS_ALONE: &str = "UPDATE measurement SET note = REPLACE(note, 'Status i Kolada: ', 'kolada:status=') \
    WHERE source = 'Kolada' AND note LIKE 'Status i Kolada: %'";

const REASONS: &str = "UPDATE indicator SET no_direction_reason = 'kolada:no_direction' \
    WHERE no_direction_reason = 'Kolada anger inte åt vilket håll som är bra'";
