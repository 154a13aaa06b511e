package dev.simplon.engine;

/// What is to happen to an object.
public enum Action {
    NO_OP("no-op"),
    CREATE("create"),
    READ("read"),
    UPDATE("update"),
    DELETE("delete"),
    /// Destroy, then create anew.
    REPLACE("replace"),
    /// Create anew, then destroy the old one (`create_before_destroy`).
    REPLACE_CREATING_FIRST("replace");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean isReplace() {
        return this == REPLACE || this == REPLACE_CREATING_FIRST;
    }
}
