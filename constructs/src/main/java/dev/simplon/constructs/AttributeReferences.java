package dev.simplon.constructs;

import java.util.List;
import java.util.Map;

/// Getters of attributes by Terraform's names, as references: what resources, data sources and
/// nested blocks have in common.
interface AttributeReferences extends IInterpolatingParent {
    default String getStringAttribute(String terraformAttribute) {
        return Token.asString(interpolationForAttribute(terraformAttribute));
    }

    default Number getNumberAttribute(String terraformAttribute) {
        return Token.asNumber(interpolationForAttribute(terraformAttribute));
    }

    default IResolvable getBooleanAttribute(String terraformAttribute) {
        return interpolationForAttribute(terraformAttribute);
    }

    default List<String> getListAttribute(String terraformAttribute) {
        return Token.asList(interpolationForAttribute(terraformAttribute));
    }

    default List<Number> getNumberListAttribute(String terraformAttribute) {
        return Token.asNumberList(interpolationForAttribute(terraformAttribute));
    }

    /// A set, read as a list: `tolist(...)`.
    default List<String> getSetAttribute(String terraformAttribute) {
        var set = interpolationForAttribute(terraformAttribute);
        return Token.asList((IResolvable) context -> Call.of("tolist", set, context));
    }

    default Map<String, String> getStringMapAttribute(String terraformAttribute) {
        return Token.asStringMap(interpolationForAttribute(terraformAttribute));
    }

    default Map<String, Number> getNumberMapAttribute(String terraformAttribute) {
        return Token.asNumberMap(interpolationForAttribute(terraformAttribute));
    }

    default Map<String, Boolean> getBooleanMapAttribute(String terraformAttribute) {
        return Token.asBooleanMap(interpolationForAttribute(terraformAttribute));
    }

    default Map<String, Object> getAnyMapAttribute(String terraformAttribute) {
        return Token.asAnyMap(interpolationForAttribute(terraformAttribute));
    }
}
