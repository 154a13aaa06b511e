/// From the JSON of `terraform providers schema -json` to Java classes in CDKTF's style.
///
/// Begin at [Generate]. [ProviderSchema] is what is read, [Field] what one attribute or nested
/// block is to Java, [Naming] how it is called, and [BindingWriter] what is written.
///
/// Source: Terraform, "Schema representation of providers"; CDKTF 0.21's naming.
@NullMarked
package dev.simplon.bindings.generator;

import org.jspecify.annotations.NullMarked;
