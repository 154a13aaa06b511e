package dev.simplon.constructs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One Terraform document with its own state: what is planned and applied together. A program
/// extends it, or makes one and hangs constructs under it.
public class TerraformStack extends Construct {
    private static final Pattern REFUSED = Pattern.compile("[*?\\[\\]{}!\\s]");

    private final Overrides overrides = new Overrides();
    private final List<TerraformStack> dependencies = new ArrayList<>();

    /// @throws ConstructException if the id has white space or one of `* ? [ ] { } !`
    public TerraformStack(Construct scope, String id) {
        super(scope, id);
        if (REFUSED.matcher(id).find()) {
            throw new ConstructException(
                    "The stack id \"%s\" has white space or one of * ? [ ] { } !. It becomes a folder and a name on command lines; use letters, digits, - and _."
                            .formatted(id));
        }
    }

    public static Boolean isStack(@Nullable Object x) {
        return x instanceof TerraformStack;
    }

    /// The nearest stack at or above a construct.
    ///
    /// @throws ConstructException if there is none
    public static TerraformStack of(IConstruct construct) {
        for (@Nullable IConstruct here = construct;
                here != null;
                here = here.getNode().getScope()) {
            if (here instanceof TerraformStack stack) {
                return stack;
            }
        }
        throw new ConstructException(
                "%s is in no stack. Make it with a TerraformStack, or a construct in one, as its scope."
                        .formatted(construct));
    }

    /// The name of an element in the document.
    public String getLogicalId(IConstruct element) {
        var ids =
                element.getNode().getScopes().stream()
                        .skip(getNode().getScopes().size())
                        .map(c -> c.getNode().getId())
                        .toList();
        return LogicalId.of(ids, element.getNode().getPath());
    }

    /// Lays a value over the whole document, last of all: see [TerraformElement#addOverride].
    public void addOverride(String path, @Nullable Object value) {
        overrides.add(path, value);
    }

    /// That `dependency` is to be applied before this one.
    ///
    /// @throws ConstructException if it depends on this one already
    public void addDependency(TerraformStack dependency) {
        if (dependency.dependsOn(this)) {
            throw new ConstructException(
                    "Stack %s cannot depend on %s, which depends on it already. Move what both need into a third stack."
                            .formatted(this, dependency));
        }
        if (!dependencies.contains(dependency)) {
            dependencies.add(dependency);
        }
    }

    public Boolean dependsOn(TerraformStack other) {
        return this == other || dependencies.stream().anyMatch(d -> d.dependsOn(other));
    }

    public List<TerraformStack> getDependencies() {
        return List.copyOf(dependencies);
    }

    public List<TerraformProvider> allProviders() {
        return elements(TerraformProvider.class);
    }

    /// The backend of this stack; a local one beside the program if it chose none.
    public TerraformBackend ensureBackendExists() {
        var backends = elements(TerraformBackend.class);
        return backends.isEmpty() ? new LocalBackend(this) : backends.getFirst();
    }

    /// What is done before anything is written.
    public void prepareStack() {
        ensureBackendExists();
    }

    /// The elements of this stack, but not those of stacks below it.
    List<TerraformElement> elements() {
        return elements(TerraformElement.class);
    }

    <T extends TerraformElement> List<T> elements(Class<T> kind) {
        return getNode().findAll().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(e -> e.getCdktfStack() == this)
                .toList();
    }

    /// Every complaint about this stack, each with the path of what it is about.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (var construct : getNode().findAll()) {
            if (construct != this && construct instanceof TerraformStack) {
                continue;
            }
            construct.getNode().validate().forEach(c -> complaints.add(at(construct, c)));
            if (construct instanceof TerraformElement element && element.getCdktfStack() == this) {
                element.complaints().forEach(c -> complaints.add(at(construct, c)));
            }
        }
        return complaints;
    }

    private static String at(IConstruct construct, String complaint) {
        return "[" + construct.getNode().getPath() + "] " + complaint;
    }

    /// The whole document: maps, lists and scalars.
    ///
    /// @throws ConstructException if two elements become the same block
    public Map<String, Object> toTerraform() {
        var document = new Document();
        var outputs = new LinkedHashMap<String, Object>();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("version", App.CDKTF_VERSION);
        metadata.put("stackName", getNode().getId());
        for (var element : elements()) {
            element.write(document, new Resolver(element, false, false));
            if (element instanceof TerraformBackend backend) {
                metadata.put("backend", backend.name());
            }
            if (element instanceof TerraformOutput output) {
                var path = output.getNode().getPath().split("/");
                var folder = Arrays.copyOf(path, path.length - 1);
                Document.child(outputs, folder).put(path[path.length - 1], output.logicalId());
            }
        }
        var overridden = overriddenKeys();
        if (!overridden.isEmpty()) {
            metadata.put("overrides", overridden);
        }
        var content = document.content();
        content.put("//", Map.of("metadata", metadata, "outputs", outputs));
        return new Resolver(this, false, false).block(overrides.over(content));
    }

    private Map<String, Object> overriddenKeys() {
        var keys = new LinkedHashMap<String, LinkedHashSet<String>>();
        if (!overrides.isEmpty()) {
            keys.put("stack", new LinkedHashSet<>(overrides.topKeys()));
        }
        for (var element : elements()) {
            if (!element.overrides().isEmpty()) {
                element.overrideGroup()
                        .ifPresent(group ->
                                keys.computeIfAbsent(group, _ -> new LinkedHashSet<>())
                                        .addAll(element.overrides().topKeys()));
            }
        }
        var lists = new LinkedHashMap<String, Object>();
        keys.forEach((group, names) -> lists.put(group, List.copyOf(names)));
        return lists;
    }
}
