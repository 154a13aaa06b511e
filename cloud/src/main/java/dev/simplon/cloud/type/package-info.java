/// What the cloud does with each emulated type beyond what a type is (`azure.type`): what it works
/// out by itself, how long it takes, and how one thing's provisioning shows in another.
///
/// Begin at [EmulatedType]; [Provisioning] fills in what the service computes, [Attachments] what a
/// gateway does to its addresses and its subnet.
@NullMarked
package dev.simplon.cloud.type;

import org.jspecify.annotations.NullMarked;
