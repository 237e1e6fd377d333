import Foundation

nonisolated extension OpenAICache {
    /// The keys asked for since the file was last deleted, one a line, with the seed and what was asked for behind it.
    package final class UsedKeys: Sendable {
        /// What was asked for: a request without a seed stands for all answers to it, for they come in turn.
        package struct Asked: Hashable, Sendable {
            package let key: RequestKey
            package let seed: Int?

            package init(key: RequestKey, seed: Int?) {
                self.key = key
                self.seed = seed
            }
        }

        private struct State {
            var known: Set<Asked> = []
            var stamp: Stamp?
        }

        /// Which file stood at the path, and how long it was.
        private struct Stamp {
            let identity: FileStatus.Identity
            let count: UInt64

            init?(path: String) {
                guard let status = System.status(at: path, followsLink: false) else { return nil }
                identity = status.identity
                count = status.count
            }

            /// Whether it is the same file, which only grows.
            func continues(_ earlier: Stamp?) -> Bool {
                earlier.map { $0.identity == identity && $0.count <= count } ?? false
            }
        }

        private let path: String
        private let state = Locked(State())

        init(path: String) {
            self.path = path
        }

        /// Notes a key down, once, and once with each seed.
        func add(_ key: RequestKey, seed: Int?, label: String) throws {
            let asked = Asked(key: key, seed: seed)
            try state.withLock { state in
                let stamp = Stamp(path: path)
                if stamp?.continues(state.stamp) != true {
                    state.known = stamp == nil ? [] : Set(Self.asked(in: try Self.read(path)))
                }
                state.stamp = stamp
                if state.known.contains(asked) { return }
                try Self.append("\(key)\(seed.map { " seed=\($0)" } ?? "") \(label)\n", to: path)
                state.known.insert(asked)
                state.stamp = Stamp(path: path)
            }
        }

        /// What stands in such a file; editors may have been at it. A line without a key is passed over.
        package static func asked(in data: Foundation.Data) -> [Asked] {
            data.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.compactMap { line in
                let line = line.drop { blanks.contains($0) }
                return RequestKey(hexadecimal: String(decoding: line.prefix(64), as: UTF8.self))
                    .map { Asked(key: $0, seed: seed(in: String(decoding: line.dropFirst(64), as: UTF8.self))) }
            }
        }

        /// The same without the seeds.
        package static func keys(in data: Foundation.Data) -> [RequestKey] {
            asked(in: data).map(\.key)
        }

        /// White space and the three bytes of a byte order mark.
        private static let blanks: Set<UInt8> = [0x20, 0x09, 0xEF, 0xBB, 0xBF]

        /// Version 0.1 notes none.
        private static func seed(in rest: String) -> Int? {
            guard let word = rest.split(whereSeparator: \.isWhitespace).first, word.hasPrefix("seed=") else {
                return nil
            }
            return Int(word.dropFirst(5))
        }

        private static func read(_ path: String) throws -> Data {
            let file = try FileSource(path: path, for: .readItself)
            return try file.read(at: 0, count: Int(clamping: file.count))
        }

        private static func append(_ line: String, to path: String) throws {
            let file = try FileSource(path: path, for: .append)
            try file.append(Array(((try endsInMidLine(file) ? "\n" : "") + line).utf8))
        }

        /// Whether the last line was cut short when it was written.
        private static func endsInMidLine(_ file: FileSource) throws -> Bool {
            let count = file.count
            return count > 0 ? try file.read(at: count - 1, count: 1).first != UInt8(ascii: "\n") : false
        }
    }
}
