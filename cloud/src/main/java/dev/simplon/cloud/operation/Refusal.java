package dev.simplon.cloud.operation;

import dev.simplon.cloud.document.Edit;
import dev.simplon.values.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;

/// A request that is not done, as Azure would say it. Thrown inside a transaction it undoes it.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final transient List<Detail> details;
    private final boolean fromNetwork;

    public record Detail(String code, String message, String target) {}

    private Refusal(
            int status, String code, String message, List<Detail> details, boolean fromNetwork) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = List.copyOf(details);
        this.fromNetwork = fromNetwork;
    }

    /// Said by the Network resource provider: always with an array of details.
    public static Refusal network(int status, String code, String message) {
        return new Refusal(status, code, message, List.of(), true);
    }

    public static Refusal network(int status, String code, String message, List<Detail> details) {
        return new Refusal(status, code, message, details, true);
    }

    /// Said by Resource Manager itself.
    public static Refusal manager(int status, String code, String message) {
        return new Refusal(status, code, message, List.of(), false);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /// `{code, message, details}`.
    public ObjectValue error() {
        var error = Edit.object("code", code, "message", message());
        if (!fromNetwork) {
            return error;
        }
        var said = new ArrayList<ObjectValue>();
        for (var detail : details) {
            said.add(
                    Edit.object(
                            "code", detail.code(),
                            "message", detail.message(),
                            "target", detail.target()));
        }
        return error.with("details", dev.simplon.values.Value.tuple(said));
    }
}
