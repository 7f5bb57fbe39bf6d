//! 1 → 2: one store for small documents, one for the steps that changed them. What was there stays as it is.

use indexed_db_futures::Build;
use indexed_db_futures::Result;
use indexed_db_futures::database::Database;

pub fn run(database: &Database) -> Result<()> {
    database.create_object_store("documents").build()?;
    database.create_object_store("steps").build()?;
    Ok(())
}
