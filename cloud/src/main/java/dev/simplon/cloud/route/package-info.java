/// HTTP: which request is which, and how answers look.
///
/// Begin at [Frontend] (the one handler), then [Router] and [Route] (every path that is known);
/// each `...Endpoints` answers one family of routes. What a write does is not here but in
/// `operation`.
///
/// Source: Azure Resource Manager's REST conventions, as recorded from the real service.
@NullMarked
package dev.simplon.cloud.route;

import org.jspecify.annotations.NullMarked;
