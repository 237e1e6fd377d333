import Foundation

nonisolated extension OpenAICache {
    /// The keys asked for since the file was last deleted, one a line, with what was asked for behind it.
    package final class UsedKeys: Sendable {
        private struct State {
            var known: Set<RequestKey> = []
            var isLoaded = false
        }

        private let path: String
        private let state = Locked(State())

        init(path: String) {
            self.path = path
        }

        /// Notes a key down, once.
        func add(_ key: RequestKey, label: String) throws {
            try state.withLock { state in
                let exists = access(path, F_OK) == 0
                if !exists {
                    state.known = []
                } else if !state.isLoaded {
                    state.known = Set(Self.keys(in: try Self.read(path)))
                }
                state.isLoaded = true
                guard state.known.insert(key).inserted || !exists else { return }
                try Self.append("\(key) \(label)\n", to: path)
            }
        }

        /// The keys in such a file. What is no key is passed over.
        package static func keys(in data: Foundation.Data) -> [RequestKey] {
            data.split(separator: UInt8(ascii: "\n")).compactMap { line in
                RequestKey(hexadecimal: String(decoding: line.prefix(64), as: UTF8.self))
            }
        }

        private static func read(_ path: String) throws -> Data {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CacheError.system("can't be read", path: path)
            }
            return data
        }

        private static func append(_ line: String, to path: String) throws {
            let file = try FileSource(path: path, flags: O_WRONLY | O_CREAT | O_APPEND)
            let written = Array(line.utf8).withUnsafeBytes {
                Foundation.write(file.descriptor, $0.baseAddress, $0.count)
            }
            if written != line.utf8.count { throw CacheError.system("can't be written", path: path) }
        }
    }
}
