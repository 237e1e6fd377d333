import Foundation

nonisolated extension OpenAICache {
    /// Says how far a download is: on a terminal in one line that is drawn again, else in a line at its beginning.
    final class DownloadProgress: Sendable {
        private static let microsecondsBetween: UInt64 = 100_000
        private static let cellCount = 30

        private struct State {
            var isBegun = false
            var drawnAt: UInt64?
        }

        private let shown: String
        private let isTerminal: Bool
        private let state = Locked(State())

        init(_ shown: String, isTerminal: Bool) {
            self.shown = shown
            self.isTerminal = isTerminal
        }

        /// An answer has come.
        func begin(from count: UInt64, of total: UInt64?) {
            let isFirst = state.withLock { state in
                defer { state.isBegun = true }
                return !state.isBegun
            }
            if !isFirst { return }
            let size = total.map { ", \(Self.inWords($0))" } ?? ""
            let done = count > 0 ? ", going on at \(Self.inWords(count))" : ""
            StandardError.write(line: "downloading \(shown)\(size)\(done)")
        }

        func update(_ count: UInt64, of total: UInt64?) {
            guard isTerminal else { return }
            let now = Clock.microseconds
            let isDue = state.withLock { state in
                if let drawnAt = state.drawnAt, now &- drawnAt < Self.microsecondsBetween, count != total {
                    return false
                }
                state.drawnAt = now
                return true
            }
            if isDue { draw("\r\(Self.bar(count, of: total))\u{1B}[K") }
        }

        /// Takes the bar away.
        func end() {
            let isDrawn = state.withLock { state in
                defer { state.drawnAt = nil }
                return state.drawnAt != nil
            }
            if isDrawn { draw("\r\u{1B}[K") }
        }

        private func draw(_ text: String) {
            StandardError.write(Data(text.utf8))
        }

        static func bar(_ count: UInt64, of total: UInt64?) -> String {
            guard let total, total > 0 else { return inWords(count) }
            let share = Swift.min(Double(count) / Double(total), 1)
            let full = Int(share * Double(cellCount))
            let cells = String(repeating: "#", count: full) + String(repeating: ".", count: cellCount - full)
            return "[\(cells)] \(Int(share * 100)) % of \(inWords(total))"
        }

        static func inWords(_ count: UInt64) -> String {
            if count < 1_000 { return "\(count) bytes" }
            return count < 1_000_000 ? "\(count / 1_000) KB" : "\(Double(count / 100_000) / 10) MB"
        }
    }
}
