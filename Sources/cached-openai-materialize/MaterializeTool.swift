import ArgumentParser
import CachedOpenAI
import CommandSupport
import HandOutCommands

/// What the plugins run: of the instructor's tool, the one command that they are for, and nothing that they need not build.
@main
struct MaterializeTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cached-openai",
        abstract: "Make what is handed out of a recorded OpenAI cache.",
        version: OpenAICache.version,
        subcommands: [Materialize.self]
    )

    static func main() async { await ToolProgram.run(Self.self) }
}
