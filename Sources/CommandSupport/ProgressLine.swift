import CachedOpenAIGenerator
import Foundation

/// Says how far the work is, once it takes more than a second, in a line of the terminal that is drawn again; elsewhere
/// nothing.
package final class ProgressLine {
    private static let secondsBefore = 1.0
    private static let secondsBetween = 0.1

    private let work: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var nextDue: Double
    private var isDrawn = false

    /// - Parameter work: what is done, such as `packing`.
    package init(doing work: String = "packing") {
        self.work = work
        start = clock.now
        nextDue = Self.secondsBefore
    }

    package func update(_ progress: CachePacker.Progress) {
        update(progress.done, of: progress.count)
    }

    /// Draws, if it is time to, how many entries are done.
    package func update(_ done: Int, of count: Int) {
        let seconds = (clock.now - start) / .seconds(1)
        guard isTerminal, seconds >= nextDue else { return }
        nextDue = seconds + Self.secondsBetween
        let share = count == 0 ? 100 : done * 100 / count
        Terminal.draw("\r\(work): \(done) of \(count) entries (\(share) %)\u{1B}[K")
        isDrawn = true
    }

    /// Takes the line away.
    package func end() {
        if isDrawn { Terminal.draw("\r\u{1B}[K") }
        isDrawn = false
    }
}
