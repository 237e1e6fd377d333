import Foundation

nonisolated extension OpenAICache {
    /// A file, read where it is asked for. It stays readable after the file has been deleted or replaced.
    package final class FileSource: ByteSource {
        package let name: String
        let descriptor: Int32

        /// - Throws: `CacheError` with the system's reason.
        package convenience init(path: String) throws {
            try self.init(path: path, flags: O_RDONLY)
        }

        /// What is written into is a file of this place itself: a link may lead anywhere. A pipe is not waited for.
        ///
        /// - Parameters:
        ///   - flags: of `open`; without one for writing, links are followed.
        ///   - mode: of a new file, from which the umask takes away.
        init(path: String, flags: Int32, mode: mode_t = 0o666) throws {
            name = path
            let isWritten = flags & (O_WRONLY | O_RDWR) != 0
            descriptor = open(path, flags | (isWritten ? O_NOFOLLOW : 0) | O_NONBLOCK | O_CLOEXEC, mode)
            if descriptor < 0 { throw Self.refusal(path, Foundation.errno, isWritten: isWritten) }
            if let status, status.st_mode & S_IFMT != S_IFREG {
                throw CacheError.notAFile(path, isFolder: status.st_mode & S_IFMT == S_IFDIR)
            }
        }

        private static func refusal(_ path: String, _ reason: Int32, isWritten: Bool) -> CacheError {
            switch FileKind.itself(at: path) {
            case .link where isWritten: .link(path)
            case .other: .notAFile(path, isFolder: false)
            default: .system("can't be opened", path: path, reason)
            }
        }

        /// What the system knows of the file; nil if it says nothing.
        var status: stat? {
            var status = stat()
            return fstat(descriptor, &status) == 0 ? status : nil
        }

        /// A small file's text, links not followed; nil if there is none.
        static func text(at path: String) -> String? {
            guard let file = try? FileSource(path: path, flags: O_RDONLY | O_NOFOLLOW), file.count <= 1 << 16,
                let data = try? file.read(at: 0, count: Int(clamping: file.count))
            else { return nil }
            return String(decoding: data, as: UTF8.self)
        }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }

        /// The file's present size.
        package var count: UInt64 {
            let end = lseek(descriptor, 0, Int32(SEEK_END))
            return end < 0 ? 0 : UInt64(end)
        }

        /// Whether a file is at a path and not empty: an empty one was left behind, or is only just begun.
        static func holdsSomething(at path: String) -> Bool {
            var status = stat()
            return stat(path, &status) == 0 && status.st_size > 0
        }

        /// Makes a folder, and those above it that are missing.
        static func makeFolder(_ path: String, mode: mode_t = 0o777) throws {
            if mkdir(path, mode) == 0 { return }
            let reason = Foundation.errno
            if FileKind.at(path) == .folder { return }
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard reason == ENOENT, parent.utf8.count < path.utf8.count else {
                throw CacheError.system("can't be made", path: path, reason)
            }
            try makeFolder(parent, mode: mode)
            if mkdir(path, mode) != 0 { throw CacheError.system("can't be made", path: path) }
        }

        /// Whether it still has the name under which it was opened: nobody has deleted, renamed or replaced it.
        var isInPlace: Bool {
            var (opened, named) = (stat(), stat())
            return fstat(descriptor, &opened) == 0 && stat(name, &named) == 0 && opened.st_ino == named.st_ino
                && opened.st_dev == named.st_dev
        }

        package func read(at offset: UInt64, count: Int) throws -> Data {
            guard count >= 0, offset <= UInt64(Int64.max) - UInt64(count) else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            guard count <= 1 << 20 || offset + UInt64(count) <= self.count else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            var data = Data(count: count)
            let done = try data.withUnsafeMutableBytes { try fill($0, from: offset) }
            guard done == count else { throw CacheError.endOfFile(name, offset: self.count) }
            return data
        }

        /// Writes all of it at a place, over what may stand there.
        func write(_ data: Data, at offset: UInt64) throws {
            try data.withUnsafeBytes { bytes in
                var done = 0
                while done < bytes.count {
                    let size = pwrite(
                        descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done,
                        off_t(clamping: offset + UInt64(done)))
                    if size < 0 && errno == EINTR { continue }
                    if size <= 0 { throw CacheError.system("can't be written", path: name) }
                    done += size
                }
            }
        }

        /// Hands what was written to the disk itself.
        func synchronize() throws {
            if fsync(descriptor) != 0 { throw CacheError.system("can't be written", path: name) }
        }

        /// Hands a new file's name to the disk itself, where the system can do that.
        static func synchronizeFolder(of path: String) {
            let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
            if folder < 0 { return }
            fsync(folder)
            close(folder)
        }

        private func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: UInt64) throws -> Int {
            var done = 0
            while done < buffer.count {
                let size = pread(
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done,
                    off_t(clamping: offset + UInt64(done))
                )
                if size < 0 && errno == EINTR { continue }
                if size < 0 { throw CacheError.system("can't be read", path: name) }
                if size == 0 { break }
                done += size
            }
            return done
        }
    }
}
