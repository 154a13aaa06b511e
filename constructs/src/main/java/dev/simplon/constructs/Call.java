package dev.simplon.constructs;

/// A call of one of Terraform's functions.
final class Call {
    private Call() {}

    static String of(String function, IResolvable argument, IResolveContext context) {
        var bare = new Resolver(context.getScope(), context.getPreparing(), true);
        var call = function + "(" + bare.resolve(argument) + ")";
        return context.getSuppressBraces() ? call : "${" + call + "}";
    }
}
