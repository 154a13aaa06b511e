/// Terraform's language, as a reader of it sees it. Begin at [ConfigurationLoader], which reads the
/// files of one module; [Configuration] are its blocks; [Body] and [Expression] become values once
/// a [Scope] says what the names in them stand for.
///
/// The syntax is read in `syntax`, the expression language in `grammar`, `expression` and
/// `function`; none of these is exported.
@NullMarked
package dev.simplon.configuration;

import org.jspecify.annotations.NullMarked;
