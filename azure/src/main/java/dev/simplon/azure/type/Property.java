package dev.simplon.azure.type;

import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One member of an ARM document. A row of a type's table: begins with [#of], and is narrowed by
/// the words that follow.
///
/// @param name in Azure's spelling
/// @param access who may set it, and when
/// @param whenMissing Azure's error code where the member is required and left out; empty: it is
///   not required
/// @param byDefault what the service fills in
/// @param zeroIsAbsent whether 0 asks for the default, as clients that cannot leave it out mean it
/// @param secret never to be printed
public record Property(
        String name,
        Kind kind,
        Access access,
        Optional<String> whenMissing,
        Default byDefault,
        boolean zeroIsAbsent,
        boolean secret) {
    public enum Access {
        WRITABLE,
        /// Set by the service; what a request says is ignored.
        READ_ONLY,
        /// Taken from the request that creates the resource; ignored in later ones.
        CREATE_ONLY,
        /// Stays as stored where a later request says nothing.
        KEPT
    }

    static Property of(String name, Kind kind) {
        return new Property(
                name, kind, Access.WRITABLE, Optional.empty(), new Default.Nothing(), false, false);
    }

    public boolean isReadOnly() {
        return access == Access.READ_ONLY;
    }

    public boolean isRequired() {
        return whenMissing.isPresent();
    }

    Property readOnly() {
        return with(Access.READ_ONLY);
    }

    Property createOnly() {
        return with(Access.CREATE_ONLY);
    }

    Property kept() {
        return with(Access.KEPT);
    }

    Property required() {
        return requiredElse(Violation.FORMAT);
    }

    Property requiredElse(String code) {
        return new Property(name, kind, access, Optional.of(code), byDefault, zeroIsAbsent, secret);
    }

    Property orElse(String text) {
        return orElse(new Default.Fixed(Value.of(text)));
    }

    Property orElse(boolean bool) {
        return orElse(new Default.Fixed(Value.of(bool)));
    }

    Property orElse(long number) {
        return orElse(new Default.Fixed(Value.of(number)));
    }

    Property orEmptyObject() {
        return orElse(new Default.Fixed(Value.object(new LinkedHashMap<>())));
    }

    Property orEmptyArray() {
        return orElse(new Default.Fixed(Value.tuple(List.of())));
    }

    Property orSameAs(String other) {
        return orElse(new Default.SameAs(other));
    }

    Property orBy(Path other, Map<String, Value> cases, Default otherwise) {
        return orElse(new Default.By(other, cases, otherwise));
    }

    Property orElse(Default byDefault) {
        return new Property(name, kind, access, whenMissing, byDefault, zeroIsAbsent, secret);
    }

    Property zeroIsAbsentToo() {
        return new Property(name, kind, access, whenMissing, byDefault, true, secret);
    }

    Property secretly() {
        return new Property(name, kind, access, whenMissing, byDefault, zeroIsAbsent, true);
    }

    private Property with(Access other) {
        return new Property(name, kind, other, whenMissing, byDefault, zeroIsAbsent, secret);
    }

    /// The type of a value of this property in a document; [Type#DYNAMIC] for objects and arrays,
    /// whose types their values have.
    Type valueType() {
        return switch (kind) {
            case Kind.Text _,
                    Kind.OneOf _,
                    Kind.Prefix _,
                    Kind.Address _,
                    Kind.Location _,
                    Kind.Id _ ->
                    Type.STRING;
            case Kind.Whole _, Kind.Decimal _ -> Type.NUMBER;
            case Kind.Bool _ -> Type.BOOL;
            case Kind.Reference _, Kind.Members _, Kind.Array _, Kind.TextMap _, Kind.Anything _ ->
                    Type.DYNAMIC;
        };
    }
}
