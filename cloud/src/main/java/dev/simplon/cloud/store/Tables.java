package dev.simplon.cloud.store;

import org.jdbi.v3.core.Handle;

/// The tables, within one reading or one transaction.
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    public Documents documents() {
        return new Documents(handle);
    }

    public SharedKeys sharedKeys() {
        return new SharedKeys(handle);
    }

    public Operations operations() {
        return new Operations(handle);
    }

    public AcceptedWrites acceptedWrites() {
        return new AcceptedWrites(handle);
    }

    public Devices devices() {
        return new Devices(handle);
    }
}
