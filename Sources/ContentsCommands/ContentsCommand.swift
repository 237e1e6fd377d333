import ArgumentParser
import CommandSupport

/// A command that looks into caches.
package protocol ContentsCommand: AsyncParsableCommand {
    /// - Returns: what was found.
    func perform() throws -> Outcome
}

extension ContentsCommand {
    package func run() async throws { try perform().end() }
}
