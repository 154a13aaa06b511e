package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The place of a construct in the tree: its id, its scope, its children in the order of their
/// making.
public final class Node {
    public static final String PATH_SEP = "/";

    private final Construct host;
    private final @Nullable Construct scope;
    private final String id;
    private final Map<String, Construct> children = new LinkedHashMap<>();
    private final Map<String, Object> context = new LinkedHashMap<>();
    private final List<IValidation> validations = new ArrayList<>();
    private boolean locked;

    Node(Construct host, @Nullable Construct scope, String id) {
        this.host = host;
        this.scope = scope;
        this.id = id.replace(PATH_SEP, "--");
        if (scope == null) {
            return;
        }
        if (id.isEmpty()) {
            throw new ConstructException(
                    "A construct under %s has an empty id. Only the App has none; give it a name that no sibling has."
                            .formatted(scope));
        }
        if (Token.isUnresolved(id)) {
            throw new ConstructException(
                    "The id of a construct under %s is built from a reference, whose value is known only at apply. Ids must be plain text; write the name itself."
                            .formatted(scope));
        }
        scope.getNode().adopt(host, this.id);
    }

    public static Node of(IConstruct construct) {
        return construct.getNode();
    }

    private void adopt(Construct child, String name) {
        if (getLocked()) {
            throw new ConstructException(
                    "Cannot add \"%s\" to %s: the tree is being written. Make constructs before app.synth()."
                            .formatted(name, host));
        }
        if (children.containsKey(name)) {
            throw new ConstructException(
                    "There is already a construct with the id \"%s\" under %s (a %s). Siblings of any kind need different ids; to give two Terraform blocks of different types one name, use overrideLogicalId."
                            .formatted(name, host, children.get(name).getClass().getSimpleName()));
        }
        children.put(name, child);
    }

    public String getId() {
        return id;
    }

    /// The ids from below the App down to this, joined by `/`.
    public String getPath() {
        return getScopes().stream()
                .map(c -> c.getNode().getId())
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(PATH_SEP));
    }

    public @Nullable IConstruct getScope() {
        return scope;
    }

    /// From the root down to this construct itself.
    public List<IConstruct> getScopes() {
        var scopes = new ArrayList<IConstruct>();
        for (@Nullable Construct here = host; here != null; here = here.getNode().scope) {
            scopes.addFirst(here);
        }
        return scopes;
    }

    public IConstruct getRoot() {
        return getScopes().getFirst();
    }

    public List<IConstruct> getChildren() {
        return List.copyOf(children.values());
    }

    public List<IConstruct> findAll() {
        return findAll(ConstructOrder.PREORDER);
    }

    public List<IConstruct> findAll(ConstructOrder order) {
        var found = new ArrayList<IConstruct>();
        walk(order, found);
        return found;
    }

    private void walk(ConstructOrder order, List<IConstruct> found) {
        if (order == ConstructOrder.PREORDER) {
            found.add(host);
        }
        for (var child : List.copyOf(children.values())) {
            child.getNode().walk(order, found);
        }
        if (order == ConstructOrder.POSTORDER) {
            found.add(host);
        }
    }

    /// @throws ConstructException if there is none
    public IConstruct findChild(String childId) {
        var child = tryFindChild(childId);
        if (child == null) {
            throw new ConstructException(
                    "There is no construct \"%s\" under %s; its children are %s."
                            .formatted(childId, host, children.keySet()));
        }
        return child;
    }

    public @Nullable IConstruct tryFindChild(String childId) {
        return children.get(childId.replace(PATH_SEP, "--"));
    }

    public Boolean tryRemoveChild(String childId) {
        return children.remove(childId.replace(PATH_SEP, "--")) != null;
    }

    /// A value for this construct and all below it.
    ///
    /// @throws ConstructException if this construct has children already, which may have read it
    public void setContext(String key, Object value) {
        if (!children.isEmpty()) {
            throw new ConstructException(
                    "Cannot set the context \"%s\" of %s: it has children, which may have read it. Set context right after making the construct."
                            .formatted(key, host));
        }
        context.put(key, value);
    }

    /// The value set here or nearest above; null if there is none.
    public @Nullable Object tryGetContext(String key) {
        for (@Nullable Construct here = host; here != null; here = here.getNode().scope) {
            var value = here.getNode().context.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// @throws ConstructException if nothing is set under that key
    public Object getContext(String key) {
        var value = tryGetContext(key);
        if (value == null) {
            throw new ConstructException(
                    "No context \"%s\" is set at %s or above. Give it in AppConfig.context or CDKTF_CONTEXT_JSON."
                            .formatted(key, host));
        }
        return value;
    }

    void putContext(Map<String, ?> values) {
        context.putAll(values);
    }

    public void addValidation(IValidation validation) {
        validations.add(validation);
    }

    public List<String> validate() {
        return validations.stream().flatMap(v -> v.validate().stream()).toList();
    }

    /// From now on this construct and those below take no more children.
    public void lock() {
        locked = true;
    }

    public Boolean getLocked() {
        return locked || (scope != null && scope.getNode().getLocked());
    }
}
