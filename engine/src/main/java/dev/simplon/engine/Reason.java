package dev.simplon.engine;

/// Why an action was chosen, where that is not obvious. Source: `action_reason` of Terraform's plan
/// JSON.
public enum Reason {
    NONE(""),
    REPLACE_TAINTED("replace_because_tainted"),
    REPLACE_CANNOT_UPDATE("replace_because_cannot_update"),
    REPLACE_TRIGGERED("replace_by_triggers"),
    DELETE_NO_CONFIGURATION("delete_because_no_resource_config"),
    DELETE_NO_MODULE("delete_because_no_module"),
    DELETE_WRONG_REPETITION("delete_because_wrong_repetition"),
    DELETE_COUNT_INDEX("delete_because_count_index"),
    DELETE_EACH_KEY("delete_because_each_key"),
    READ_CONFIGURATION_UNKNOWN("read_because_config_unknown"),
    READ_DEPENDENCY_PENDING("read_because_dependency_pending");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /// Terraform's word; empty for none.
    public String word() {
        return word;
    }
}
