import Foundation

nonisolated extension OpenAICache {
    /// A file, read where it is asked for. It stays readable after the file has been deleted or replaced.
    package final class FileSource: ByteSource {
        package let name: String
        let descriptor: System.Descriptor

        /// - Throws: `CacheError` with the system's reason.
        package convenience init(path: String) throws {
            try self.init(path: path, for: .read)
        }

        /// - Parameter mode: of a new file, from which the umask takes away.
        package init(path: String, for access: FileAccess, mode: UInt16 = 0o666) throws {
            name = path
            do {
                descriptor = try System.open(path, for: access, mode: mode)
            } catch {
                throw Self.error(for: error, path: path, isWritten: !access.isForReading)
            }
            if let kind = status?.kind, kind != .file {
                throw CacheError.notAFile(path, isFolder: kind == .folder)
            }
        }

        private static func error(for refusal: SystemRefusal, path: String, isWritten: Bool) -> CacheError {
            switch FileKind.itself(at: path) {
            case .link where isWritten: .link(path)
            case .other: .notAFile(path, isFolder: false)
            default: .system("can't be opened", path: path, refusal)
            }
        }

        /// What the system knows of the file; nil if it says nothing.
        var status: FileStatus? { System.status(of: descriptor) }

        /// A small file's text, links not followed; nil if there is none.
        static func text(at path: String) -> String? {
            guard let file = try? FileSource(path: path, for: .readItself), file.count <= 1 << 16,
                let data = try? file.read(at: 0, count: Int(clamping: file.count))
            else { return nil }
            return String(decoding: data, as: UTF8.self)
        }

        deinit { System.close(descriptor) }

        /// The file's present size.
        package var count: UInt64 { System.count(of: descriptor) }

        /// Whether a file is at a path and not empty: an empty one was left behind, or is only just begun.
        static func holdsSomething(at path: String) -> Bool {
            (System.status(at: path, followsLink: true)?.count ?? 0) > 0
        }

        /// Makes a folder, and those above it that are missing.
        static func makeFolder(_ path: String, mode: UInt16 = 0o777) throws {
            do {
                try System.makeFolder(path, mode: mode)
            } catch {
                if FileKind.at(path) == .folder { return }
                let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
                guard error.reason == .missing, FileKind.at(parent) == nil, parent.utf8.count < path.utf8.count else {
                    throw CacheError.system("can't be made", path: path, error)
                }
                try makeFolder(parent, mode: mode)
                try CacheError.passing("can't be made", path: path) { () throws(SystemRefusal) in
                    try System.makeFolder(path, mode: mode)
                }
            }
        }

        /// Gives a file another name, in the place of what has it now.
        static func rename(_ path: String, to target: String) throws {
            try CacheError.passing("can't be written", path: target) { () throws(SystemRefusal) in
                try System.rename(path, to: target)
            }
        }

        /// Whether it still has the name under which it was opened: nobody has deleted, renamed or replaced it.
        package var isInPlace: Bool {
            guard let status, let named = System.status(at: name, followsLink: true) else { return false }
            return status.identity == named.identity && !status.isDeleted
        }

        package func read(at offset: UInt64, count: Int) throws -> Data {
            guard count >= 0, offset <= UInt64(Int64.max) - UInt64(count) else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            guard count <= 1 << 20 || offset + UInt64(count) <= self.count else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            var data = Data(count: count)
            let done = try data.withUnsafeMutableBytes { buffer in
                try passing("can't be read") { () throws(SystemRefusal) in
                    try System.read(descriptor, into: buffer, at: offset)
                }
            }
            guard done == count else { throw CacheError.endOfFile(name, offset: self.count) }
            return data
        }

        /// Writes all of it at a place, over what may stand there.
        func write(_ data: Data, at offset: UInt64) throws {
            try data.withUnsafeBytes { bytes in
                try passing("can't be written") { () throws(SystemRefusal) in
                    try System.write(bytes, to: descriptor, at: offset)
                }
            }
        }

        /// Writes all of it at the end, in one piece.
        func append(_ bytes: [UInt8]) throws {
            try bytes.withUnsafeBytes { bytes in
                try passing("can't be written") { () throws(SystemRefusal) in
                    try System.append(bytes, to: descriptor)
                }
            }
        }

        /// Cuts it off, or fills it up with zeros.
        func setCount(to count: UInt64) throws {
            try passing("can't be written") { () throws(SystemRefusal) in
                try System.setCount(of: descriptor, to: count)
            }
        }

        /// Hands what was written to the disk itself.
        func synchronize() throws {
            try passing("can't be written") { () throws(SystemRefusal) in try System.synchronize(descriptor) }
        }

        /// Hands a new file's name to the disk itself, where the system can do that.
        static func synchronizeFolder(of path: String) {
            System.synchronizeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        }

        private func passing<Answer>(
            _ what: String, _ work: () throws(SystemRefusal) -> Answer
        ) throws -> Answer {
            try CacheError.passing(what, path: name, work)
        }
    }
}
