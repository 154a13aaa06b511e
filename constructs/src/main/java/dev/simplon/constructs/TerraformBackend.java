package dev.simplon.constructs;

import java.util.Map;
import java.util.Optional;

/// Where the state of a stack is kept. A stack has one.
public abstract class TerraformBackend extends TerraformElement {
    private final String name;

    protected TerraformBackend(Construct scope, String id, String name) {
        super(onlyIn(scope, id), id, name);
        this.name = name;
    }

    private static Construct onlyIn(Construct scope, String id) {
        if (scope.getNode().tryFindChild(id) != null) {
            throw new ConstructException(
                    "%s has a backend already, and a stack keeps its state in one place. Take one of the two away."
                            .formatted(scope));
        }
        return scope;
    }

    String name() {
        return name;
    }

    /// Its arguments under Terraform's names.
    protected abstract Map<String, Object> synthesizeAttributes();

    @Override
    Optional<String> overrideGroup() {
        return Optional.of("backend");
    }

    @Override
    void write(Document document, Resolver resolver) {
        document.put(
                this, rendered(synthesizeAttributes(), resolver), "terraform", "backend", name);
    }
}
