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

        init(path: String, flags: Int32) throws {
            name = path
            descriptor = open(path, flags | O_CLOEXEC, 0o666)
            if descriptor < 0 { throw CacheError.system("can't be opened", path: path) }
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
                        off_t(offset) + off_t(done))
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
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(offset) + off_t(done)
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
