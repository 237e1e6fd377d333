import Foundation
import LoopbackAPI

/// A static server that gives parts of a file, or says that it does.
final class PartsPublisher: Sendable {
    typealias Meddling = @Sendable (LoopbackAPI.Request, LoopbackAPI.Reply) -> LoopbackAPI.Reply

    let api: LoopbackAPI
    private let state: Locked<(content: Data, meddle: Meddling?)>

    init(_ api: LoopbackAPI, _ content: Data) {
        self.api = api
        state = Locked((content, nil))
        api.answer("GET", "/c.cache", needsKey: false) { [self] request in
            let (content, meddle) = state.withLock { $0 }
            let reply = Self.reply(to: request, content)
            return meddle?(request, reply) ?? reply
        }
    }

    var url: String { api.baseURL.absoluteString + "/c.cache" }

    /// What was asked for, in turn.
    var ranges: [String] { api.requests.map { $0.header("Range") ?? "all" } }

    /// How many bytes of the file were asked for.
    var byteCount: Int {
        let count = state.withLock { $0.content.count }
        return ranges.reduce(0) { $0 + (Self.range($1, of: count)?.count ?? count) }
    }

    /// How many of them were asked for before.
    var repeatedByteCount: Int {
        let count = state.withLock { $0.content.count }
        var known = IndexSet()
        return ranges.reduce(0) { repeated, header in
            let range = Self.range(header, of: count) ?? 0..<count
            defer { known.insert(integersIn: range) }
            return repeated + known.count(in: range)
        }
    }

    func publish(_ content: Data) { state.withLock { $0.content = content } }

    /// From now on, it takes no range without a beginning, as some stores do: whoever asks for one is given all.
    func takesNoSuffixes() {
        meddle { [self] request, usual in
            guard request.header("Range")?.hasPrefix("bytes=-") == true else { return usual }
            return .data(state.withLock { $0.content }, contentType: "application/octet-stream")
        }
    }

    /// From now on, what would be answered is changed.
    func meddle(_ meddling: Meddling?) { state.withLock { $0.meddle = meddling } }

    static func reply(to request: LoopbackAPI.Request, _ content: Data) -> LoopbackAPI.Reply {
        let type = "application/octet-stream"
        guard let header = request.header("Range") else { return .data(content, contentType: type) }
        guard let range = range(header, of: content.count) else { return .error(416) }
        return .data(
            content[range], contentType: type, status: 206,
            headers: ["Content-Range": "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(content.count)"])
    }

    private static func range(_ header: String, of count: Int) -> Range<Int>? {
        let text = header.dropFirst("bytes=".count)
        if text.hasPrefix("-"), let suffix = Int(text.dropFirst()) { return max(0, count - suffix)..<count }
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, first < count else { return nil }
        return first..<min((ends.dropFirst().first ?? count - 1) + 1, count)
    }

    private final class Locked<Value>: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Value
        init(_ value: Value) { self.value = value }
        func withLock<Result>(_ body: (inout Value) -> Result) -> Result { lock.withLock { body(&value) } }
    }
}
