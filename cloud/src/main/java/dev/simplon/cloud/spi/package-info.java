/// What the cloud needs of a data plane. The lab, or a prediction, stands behind it; the cloud sees
/// neither.
@NullMarked
package dev.simplon.cloud.spi;

import org.jspecify.annotations.NullMarked;
