/// Lays the provider where Terraform and OpenTofu find it.
@NullMarked
package dev.simplon.provider.install;

import org.jspecify.annotations.NullMarked;
