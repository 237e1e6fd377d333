import PackagePlugin

/// Packs the cache in the caller's folder: `swift package materialize`.
@main
struct Materialize: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        try MaterializeTool.run(arguments, for: context, verb: "materialize")
    }
}
