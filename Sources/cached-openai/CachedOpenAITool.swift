import ArgumentParser
import CachedOpenAI
import ExchangeCommands
import HandOutCommands

/// The instructor's tool.
@main
struct CachedOpenAITool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cached-openai",
        abstract: "Make what is handed out of a recorded OpenAI cache, and check it.",
        version: OpenAICache.version,
        subcommands: [Materialize.self, Verify.self, Export.self, Import.self]
    )
}
