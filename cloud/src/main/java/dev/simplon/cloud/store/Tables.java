package dev.simplon.cloud.store;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// The tables, within one reading or one transaction.
public final class Tables {
    private final Shelf shelf;
    private final Changes changes;
    private final Supplier<Handle> handle;

    Tables(Shelf shelf, Changes changes, Supplier<Handle> handle) {
        this.shelf = shelf;
        this.changes = changes;
        this.handle = handle;
    }

    public Documents documents() {
        return new Documents(shelf, changes, handle);
    }

    public SharedKeys sharedKeys() {
        return new SharedKeys(shelf, changes, handle);
    }

    public Operations operations() {
        return new Operations(handle.get());
    }

    public AcceptedWrites acceptedWrites() {
        return new AcceptedWrites(handle.get());
    }

    public Devices devices() {
        return new Devices(handle.get());
    }
}
