package dev.simplon.engine;

import java.util.Optional;

/// Something declared that others may need. Written as Terraform writes it in its messages.
sealed interface Node {
    /// A resource or data block by its address.
    record BlockNode(String address) implements Node {
        @Override
        public String toString() {
            return address;
        }
    }

    record LocalNode(String name) implements Node {
        @Override
        public String toString() {
            return "local." + name;
        }
    }

    record ProviderNode(String name, Optional<String> alias) implements Node {
        @Override
        public String toString() {
            return "provider." + name + alias.map(a -> "." + a).orElse("");
        }
    }

    record OutputNode(String name) implements Node {
        @Override
        public String toString() {
            return "output." + name;
        }
    }
}
