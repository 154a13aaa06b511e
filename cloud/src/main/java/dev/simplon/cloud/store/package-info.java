/// What the cloud remembers: one SQLite file in its data directory, opened by one process.
///
/// Begin at [Store] (reading and writing) and [Tables] (what there is). SQL stands in the file of
/// each table; the schema in the migrations beside this package's resources.
@NullMarked
package dev.simplon.cloud.store;

import org.jspecify.annotations.NullMarked;
