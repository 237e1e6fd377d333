import Foundation

nonisolated extension OpenAICache {
    /// The keys asked for since the file was last deleted, one a line, with what was asked for behind it.
    package final class UsedKeys: Sendable {
        private struct State {
            var known: Set<RequestKey> = []
            var stamp: Stamp?
        }

        /// Which file stood at the path, and how long it was.
        private struct Stamp {
            var inode: UInt64
            var count: Int64

            init?(path: String) {
                var status = stat()
                guard stat(path, &status) == 0 else { return nil }
                inode = UInt64(status.st_ino)
                count = Int64(status.st_size)
            }

            /// Whether it is the same file, which only grows.
            func continues(_ earlier: Stamp?) -> Bool {
                earlier.map { $0.inode == inode && $0.count <= count } ?? false
            }
        }

        private let path: String
        private let state = Locked(State())

        init(path: String) {
            self.path = path
        }

        /// Notes a key down, once.
        func add(_ key: RequestKey, label: String) throws {
            try state.withLock { state in
                let stamp = Stamp(path: path)
                if stamp?.continues(state.stamp) != true {
                    state.known = stamp == nil ? [] : Set(Self.keys(in: try Self.read(path)))
                }
                state.stamp = stamp
                if state.known.contains(key) { return }
                try Self.append("\(key) \(label)\n", to: path)
                state.known.insert(key)
                state.stamp = Stamp(path: path)
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
            let file = try FileSource(path: path, flags: O_RDWR | O_CREAT | O_APPEND)
            let bytes = Array(((try endsInMidLine(file) ? "\n" : "") + line).utf8)
            let written = bytes.withUnsafeBytes { Foundation.write(file.descriptor, $0.baseAddress, $0.count) }
            if written == bytes.count { return }
            if written >= 0 { errno = ENOSPC }
            throw CacheError.system("can't be written", path: path)
        }

        /// Whether the last line was cut short when it was written.
        private static func endsInMidLine(_ file: FileSource) throws -> Bool {
            let count = file.count
            return count > 0 ? try file.read(at: count - 1, count: 1).first != UInt8(ascii: "\n") : false
        }
    }
}
