package dev.simplon.constructs;

import org.jspecify.annotations.Nullable;

/// Something whose arguments a nested block's reference can read and set.
interface ArgumentHolder {
    /// Null if the program gave none.
    @Nullable Arguments argumentsIfGiven();

    /// Begins the block if the program gave none.
    Arguments argumentsToSet();
}
