import ArgumentParser
import CachedOpenAIGenerator
import Foundation

/// How a tool begins and ends. The statuses are the same for all commands: 0 as hoped; 1 for what a command is to find, such
/// as a difference or damage; 2 for what can't be read, written or done; 64 for an option that is wrong.
package enum ToolProgram {
    private static let trouble: Int32 = 2

    /// Runs what the arguments say, and ends with its status.
    package static func run(_ tool: (some AsyncParsableCommand).Type) async {
        // Written to a reader that is gone, an error is what tells of it.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try await tool.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(tool, because: error)
        }
    }

    private static func end(_ tool: (some ParsableCommand).Type, because error: any Error) -> Never {
        // Nobody reads on: that is no failure of ours.
        if error is StandardOutput.ReaderGone { exit(0) }
        let isParsers = error is ExitCode || tool.exitCode(for: error) != .failure
        if isParsers { tool.exit(withError: error) }
        Terminal.say("Error: \(SystemReason.isSystems(error) ? SystemReason.of(error) : "\(error)")")
        exit(error is any Finding ? Outcome.found.rawValue : trouble)
    }
}

/// An error that is what a command was to find out, and no trouble.
package protocol Finding: Error {}

extension LessonSecrets: Finding {}
extension SecretsFound: Finding {}
