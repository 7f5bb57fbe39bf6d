//! Nothing → 1: one store for the manifest, one for the column blobs.

use indexed_db_futures::Build;
use indexed_db_futures::Result;
use indexed_db_futures::database::Database;

pub fn run(database: &Database) -> Result<()> {
    database.create_object_store("manifest").build()?;
    database.create_object_store("blobs").build()?;
    Ok(())
}
