/// The store by itself.
@NullMarked
package dev.simplon.cloud.store;

import org.jspecify.annotations.NullMarked;
