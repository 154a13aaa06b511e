/// What a provider tells Terraform's log.
@NullMarked
package dev.simplon.plugin.log;

import org.jspecify.annotations.NullMarked;
