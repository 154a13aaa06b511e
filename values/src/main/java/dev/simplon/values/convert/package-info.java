/// Conversion of values between types, by Terraform's laws.
@NullMarked
package dev.simplon.values.convert;

import org.jspecify.annotations.NullMarked;
