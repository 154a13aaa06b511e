package dev.simplon.azure.type;

import dev.simplon.azure.ResourceId;
import dev.simplon.values.Checked;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/// What one ARM type is: a table of its members, and what follows from it. Immutable.
public final class ArmType {
    private final String type;
    private final Kind.Members document;
    private final List<String> children;

    /// @param children the types of its child resources
    ArmType(String type, List<String> children, List<Property> properties) {
        this.type = type;
        this.children = List.copyOf(children);
        this.document = new Kind.Members(properties);
    }

    /// `Microsoft.Network/virtualNetworkGateways`; a child:
    /// `Microsoft.Network/virtualNetworks/subnets`.
    public String name() {
        return type;
    }

    /// The types of its child resources: `Microsoft.Network/virtualNetworks/subnets`.
    public List<String> children() {
        return children;
    }

    /// The members of a whole document: `name`, `location`, `properties`, ...
    public List<Property> properties() {
        return document.properties();
    }

    /// The row of the table for a place in a document: `properties.ipConfigurations[0].name`. An
    /// index leads to an array's elements, and may be left out. Empty if the table has no such
    /// place.
    public Optional<Property> property(Path at) {
        var here = Optional.<Property>empty();
        Kind kind = document;
        for (var step : at.steps()) {
            if (!(step instanceof Path.Step.Attribute(String member))) {
                if (!(kind instanceof Kind.Array(Kind element, _))) {
                    return Optional.empty();
                }
                kind = element;
                continue;
            }
            while (kind instanceof Kind.Array(Kind element, _)) {
                kind = element;
            }
            if (kind instanceof Kind.Reference(String target) && member.equals("id")) {
                kind = new Kind.Id(target);
                here = Optional.of(Property.of("id", kind));
                continue;
            }
            here = kind instanceof Kind.Members members ? members.named(member) : Optional.empty();
            if (here.isEmpty()) {
                return Optional.empty();
            }
            kind = here.get().kind();
        }
        return here;
    }

    /// The body of a PUT in canonical form: members and enums in Azure's spelling, service defaults
    /// filled in (for null as for absent; a null without a default stays null), read-only members
    /// taken from `stored` rather than from the request, references reduced to their id. Unknown
    /// members are kept, behind the known ones. Parts that are unknown stay unknown, marks stay.
    /// Errors are what Azure answers with `InvalidRequestFormat` and its like: a wrong shape, a
    /// value outside an enum, a required member left out.
    ///
    /// @param stored the document that is replaced, if there is one
    public Checked<ObjectValue> normalise(ObjectValue request, Optional<ObjectValue> stored) {
        var examined = examine(request, stored);
        return Checked.of(
                examined.document(),
                examined.violations().stream()
                        .map(v ->
                                Diagnostic.error(
                                        v.at(),
                                        v.message(),
                                        v.mend() + " (Azure: " + v.code() + ".)"))
                        .toList());
    }

    /// As [#normalise], but with Azure's error code of each violation, and with the document also
    /// where it has some.
    public Examination examine(ObjectValue request, Optional<ObjectValue> stored) {
        return new Normaliser().examine(document, request, stored);
    }

    /// Every reference in a document to another resource that the document asks for; what the
    /// service itself writes back (a subnet's `ipConfigurations`) is not among them, nor is what is
    /// unknown.
    public List<Reference> references(ObjectValue document) {
        return References.in(this.document, document);
    }

    @Override
    public String toString() {
        return type;
    }

    public record Reference(Path at, ResourceId target) {}
}
