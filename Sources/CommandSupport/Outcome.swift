import ArgumentParser

/// How a command ended that was not in trouble.
package enum Outcome: Int32, Sendable {
    /// As hoped.
    case fine = 0
    /// They differ, it is damaged, something would go.
    case found = 1

    /// Ends a command with its status.
    /// - Throws: `ExitCode`, which says nothing.
    package func end() throws {
        if self != .fine { throw ExitCode(rawValue) }
    }
}
