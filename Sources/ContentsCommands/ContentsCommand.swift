import ArgumentParser
import CacheContents
import CachedOpenAI
import CommandSupport

/// A command that looks into caches, with the statuses that all of them have.
package protocol ContentsCommand: AsyncParsableCommand {
    /// - Returns: what was found.
    func perform() throws -> Finding
}

/// How a command ended.
package enum Finding: Int32, Sendable {
    /// As hoped.
    case fine = 0
    /// They differ, it is damaged, something would go.
    case found = 1
}

extension ContentsCommand {
    /// Wrong use, or what can't be read.
    private static var trouble: ExitCode { ExitCode(2) }

    package func run() async throws {
        do {
            let finding = try perform()
            if finding != .fine { throw ExitCode(finding.rawValue) }
        } catch let code as ExitCode {
            throw code
        } catch {
            Terminal.say("Error: \(error)")
            throw Self.trouble
        }
    }
}
