import PackagePlugin

/// Makes `CachedOpenAI.swift` in the caller's folder: `swift package materialize-embedded`.
@main
struct MaterializeEmbedded: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        try MaterializeTool.run(["--as", "embedded"] + arguments, for: context, verb: "materialize-embedded")
    }
}
