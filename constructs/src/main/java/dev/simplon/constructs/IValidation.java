package dev.simplon.constructs;

import java.util.List;

/// A check that runs before a stack is written; each string is one complaint.
@FunctionalInterface
public interface IValidation {
    List<String> validate();
}
