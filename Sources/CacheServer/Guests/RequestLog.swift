import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// A line for each request, for who watches the server. Nobody waits for it: if it isn't read, lines are left out.
package final class RequestLog: Sendable {
    /// How the lines look.
    package enum Style: String, Sendable, CaseIterable {
        case short, json, none
    }

    /// What became of a request.
    struct Entry: Sendable {
        var word: String
        var title: String
        var model: String?
        var status: Int
        var detail = ""
        var byteCount = 0
        var milliseconds = 0.0
        var session: String?
    }

    private static let mostWaiting = 1_000

    private let style: Style
    private let write: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "CacheServer.RequestLog")
    private let state = OpenAICache.Locked((waiting: 0, leftOut: 0))

    /// - Parameter write: takes a line, and may wait.
    package init(_ style: Style, write: @escaping @Sendable (String) -> Void) {
        self.style = style
        self.write = write
    }

    func note(_ entry: Entry) {
        guard style != .none else { return }
        let isTaken = state.withLock { state in
            if state.waiting >= Self.mostWaiting {
                state.leftOut += 1
                return false
            }
            state.waiting += 1
            return true
        }
        guard isTaken else { return }
        let (style, now) = (style, Date())
        queue.async {
            self.write(SecretMask.of(style == .json ? Self.json(entry, now) : Self.short(entry, now)))
            let leftOut = self.state.withLock { state in
                state.waiting -= 1
                defer { if state.waiting == 0 { state.leftOut = 0 } }
                return state.waiting == 0 ? state.leftOut : 0
            }
            if leftOut > 0 { self.write("\(leftOut) lines were left out: they were not read in time") }
        }
    }

    /// Waits until what was noted is written, unless nobody reads it.
    func flush() {
        let written = DispatchSemaphore(value: 0)
        queue.async { written.signal() }
        _ = written.wait(timeout: .now() + 1)
    }

    private static func short(_ entry: Entry, _ now: Date) -> String {
        var parts = [time(now), entry.word.padding(toLength: 5, withPad: " ", startingAt: 0), entry.title]
        if let model = entry.model { parts.append(OpenAICache.OneLine.of(model, most: 40)) }
        if !entry.detail.isEmpty { parts.append(entry.detail) }
        if entry.status >= 400 { parts.append("status \(entry.status)") }
        parts.append(size(entry.byteCount))
        parts.append(String(format: "%.1f ms", entry.milliseconds))
        if let session = entry.session { parts.append(OpenAICache.OneLine.of(session, most: 30)) }
        return parts.joined(separator: "  ")
    }

    private static func json(_ entry: Entry, _ now: Date) -> String {
        let line: OpenAICache.JSON = [
            "time": .string(time(now)), "outcome": .string(entry.word), "request": .string(entry.title),
            "model": entry.model.map { .string(OpenAICache.OneLine.of($0)) } ?? nil,
            "status": .number(.init(entry.status)), "detail": .string(entry.detail),
            "bytes": .number(.init(entry.byteCount)), "milliseconds": .number(.init(entry.milliseconds)),
            "session": entry.session.map { .string(OpenAICache.OneLine.of($0)) } ?? nil,
        ]
        return line.description
    }

    private static func size(_ count: Int) -> String {
        count < 1_000
            ? "\(count) B"
            : count < 1_000_000
                ? String(format: "%.1f KB", Double(count) / 1e3)
                : String(format: "%.1f MB", Double(count) / 1e6)
    }

    private static func time(_ date: Date) -> String {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return String(format: "%02d:%02d:%02d", parts.tm_hour, parts.tm_min, parts.tm_sec)
    }
}
