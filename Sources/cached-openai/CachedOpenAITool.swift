import ArgumentParser
import CachedOpenAI
import CommandSupport
import ContentsCommands
import ExchangeCommands
import HandOutCommands
import ServerCommands

/// The instructor's tool.
@main
struct CachedOpenAITool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cached-openai",
        abstract:
            "Look into a recorded OpenAI cache, change it, rehearse with it, serve it, and make what is handed out.",
        version: OpenAICache.version,
        subcommands: [
            Materialize.self, Verify.self, Inspect.self, Report.self, Diff.self, Merge.self, Prune.self, Export.self,
            Import.self, Rehearse.self, Serve.self,
        ]
    )

    static func main() async { await ToolProgram.run(Self.self) }
}
