/// What was waited for has not come.
public struct StillWaiting: Error, CustomStringConvertible {
    public let description: String
}

/// Returns as soon as something is so that other threads or programs are about to make so.
/// - Parameters:
///   - what: it is, for the one who reads that it never came.
///   - seconds: after which a test is better ended than left to wait.
/// - Throws: `StillWaiting`, or `CancellationError`.
public func eventually(
    _ what: @autoclosure () -> String, seconds: Double = 300, isolation: isolated (any Actor)? = #isolation,
    _ isSo: () throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !isSo() {
        guard ContinuousClock.now < deadline else { throw StillWaiting(description: "still waiting for \(what())") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
