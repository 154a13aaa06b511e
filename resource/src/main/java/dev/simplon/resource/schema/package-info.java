/// Schemas as Terraform knows them (`terraform providers schema -json`). Begin at [Schema].
@NullMarked
package dev.simplon.resource.schema;

import org.jspecify.annotations.NullMarked;
