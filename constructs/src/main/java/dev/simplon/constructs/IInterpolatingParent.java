package dev.simplon.constructs;

/// Something whose attributes can be referred to.
public interface IInterpolatingParent {
    IResolvable interpolationForAttribute(String terraformAttribute);
}
