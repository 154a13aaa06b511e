package dev.simplon.configuration;

import dev.simplon.values.Checked;
import dev.simplon.values.Value;

/// What names stand for.
public interface Scope {
    /// The whole object that the reference begins at: of a resource without count and for_each the
    /// object of its attributes, with count a tuple, with for_each an object.
    Checked<Value> resolve(Reference reference, Location at);

    /// True while planning: what differs from call to call (`timestamp`, `uuid`) is unknown then.
    default boolean planning() {
        return true;
    }
}
