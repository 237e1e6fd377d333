import Foundation

// Everything that is asked of the system beyond Foundation, by its full name, which nothing of a student's can hide.
// PortableSystem.swift is the same for a system without these calls.
#if !CACHED_OPENAI_PORTABLE && (canImport(Darwin) || canImport(Glibc) || canImport(Musl) || canImport(Android))
    nonisolated extension OpenAICache {
        /// The system's own calls.
        enum System {
            /// An open file.
            typealias Descriptor = Int32

            // MARK: Files

            /// A pipe is not waited for.
            ///
            /// - Parameter mode: of a new file, from which the umask takes away.
            static func open(
                _ path: String, for access: FileAccess, mode: UInt16
            ) throws(SystemRefusal) -> Descriptor {
                let flags = flags(of: access) | Foundation.O_NONBLOCK | Foundation.O_CLOEXEC
                let descriptor = Foundation.open(path, flags, Foundation.mode_t(mode))
                if descriptor < 0 { throw SystemRefusal(code: Foundation.errno) }
                return descriptor
            }

            private static func flags(of access: FileAccess) -> Int32 {
                let update = Foundation.O_RDWR | Foundation.O_NOFOLLOW
                return switch access {
                case .read: Foundation.O_RDONLY
                case .readItself: Foundation.O_RDONLY | Foundation.O_NOFOLLOW
                case .updateExisting: update
                case .update: update | Foundation.O_CREAT
                case .append: update | Foundation.O_CREAT | Foundation.O_APPEND
                case .replace: update | Foundation.O_CREAT | Foundation.O_TRUNC
                case .make: update | Foundation.O_CREAT | Foundation.O_EXCL
                }
            }

            static func close(_ descriptor: Descriptor) { _ = Foundation.close(descriptor) }

            /// The file's present size.
            static func count(of descriptor: Descriptor) -> UInt64 {
                UInt64(clamping: Foundation.lseek(descriptor, 0, Int32(Foundation.SEEK_END)))
            }

            /// Fills a buffer, or as much of it as there is.
            static func read(
                _ descriptor: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
            ) throws(SystemRefusal) -> Int {
                var done = 0
                while done < buffer.count {
                    let place = Foundation.off_t(clamping: offset + UInt64(done))
                    let rest = buffer.count - done
                    let size = Foundation.pread(descriptor, buffer.baseAddress?.advanced(by: done), rest, place)
                    if size < 0 && Foundation.errno == Foundation.EINTR { continue }
                    if size < 0 { throw SystemRefusal(code: Foundation.errno) }
                    if size == 0 { break }
                    done += size
                }
                return done
            }

            /// Writes all of it at a place, over what may stand there.
            static func write(
                _ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor, at offset: UInt64
            ) throws(SystemRefusal) {
                var done = 0
                while done < bytes.count {
                    let place = Foundation.off_t(clamping: offset + UInt64(done))
                    let rest = bytes.count - done
                    let size = Foundation.pwrite(descriptor, bytes.baseAddress?.advanced(by: done), rest, place)
                    if size < 0 && Foundation.errno == Foundation.EINTR { continue }
                    if size <= 0 { throw SystemRefusal(code: Foundation.errno) }
                    done += size
                }
            }

            /// Writes at the end, in one piece, wherever that is when it is written.
            static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor) throws(SystemRefusal) {
                let written = Foundation.write(descriptor, bytes.baseAddress, bytes.count)
                if written == bytes.count { return }
                throw SystemRefusal(code: written < 0 ? Foundation.errno : Foundation.ENOSPC)
            }

            /// Cuts a file off, or fills it up with zeros.
            static func setCount(of descriptor: Descriptor, to count: UInt64) throws(SystemRefusal) {
                let result = Foundation.ftruncate(descriptor, Foundation.off_t(clamping: count))
                if result != 0 { throw SystemRefusal(code: Foundation.errno) }
            }

            /// Hands what was written to the disk itself.
            static func synchronize(_ descriptor: Descriptor) throws(SystemRefusal) {
                #if canImport(Darwin)
                    // `fsync` leaves it in the disk's own memory there. Not every disk knows the other.
                    if Foundation.fcntl(descriptor, Foundation.F_FULLFSYNC) != -1 { return }
                #endif
                if Foundation.fsync(descriptor) != 0 { throw SystemRefusal(code: Foundation.errno) }
            }

            /// Hands the names in a folder to the disk itself, where the system can do that.
            static func synchronizeFolder(_ path: String) {
                guard let folder = try? open(path, for: .read, mode: 0) else { return }
                try? synchronize(folder)
                close(folder)
            }

            // MARK: Names

            static func status(of descriptor: Descriptor) -> FileStatus? {
                var status = Foundation.stat()
                return Foundation.fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
            }

            static func status(at path: String, followsLink: Bool) -> FileStatus? {
                var status = Foundation.stat()
                let flags = followsLink ? 0 : Foundation.AT_SYMLINK_NOFOLLOW
                let result = Foundation.fstatat(Foundation.AT_FDCWD, path, &status, flags)
                return result == 0 ? FileStatus(status) : nil
            }

            static func makeFolder(_ path: String, mode: UInt16) throws(SystemRefusal) {
                if Foundation.mkdir(path, Foundation.mode_t(mode)) != 0 { throw SystemRefusal(code: Foundation.errno) }
            }

            static func rename(_ path: String, to target: String) throws(SystemRefusal) {
                if Foundation.rename(path, target) != 0 { throw SystemRefusal(code: Foundation.errno) }
            }

            static func remove(_ path: String) { _ = Foundation.unlink(path) }

            /// From now on only its owner may write into a folder.
            static func closeToOthers(_ path: String) {
                var status = Foundation.stat()
                guard Foundation.fstatat(Foundation.AT_FDCWD, path, &status, 0) == 0 else { return }
                _ = Foundation.chmod(path, status.st_mode & 0o755)
            }

            // MARK: Locks

            static func tryLock(_ descriptor: Descriptor) -> LockOutcome {
                if Foundation.flock(_:_:)(descriptor, Foundation.LOCK_EX | Foundation.LOCK_NB) == 0 { return .taken }
                // Some network file systems say `EACCES` where others say `EWOULDBLOCK`. Any other reason means that
                // waiting does not help: `ENOLCK`, `ENOSYS`, `EOPNOTSUPP` and more, each system its own.
                let reason = Foundation.errno
                let isHeld = [Foundation.EWOULDBLOCK, Foundation.EINTR, Foundation.EACCES].contains(reason)
                return isHeld ? .heldByAnother : .impossible(SystemRefusal(code: reason))
            }

            static func unlock(_ descriptor: Descriptor) { _ = Foundation.flock(_:_:)(descriptor, Foundation.LOCK_UN) }

            // MARK: Terminal and network

            /// Whether a person sees what is written to standard error.
            static var standardErrorIsTerminal: Bool { Foundation.isatty(Foundation.STDERR_FILENO) == 1 }

            /// Whether a person can type: a program in the background would be stopped instead.
            static var standardInputIsTerminal: Bool {
                let input = Foundation.STDIN_FILENO
                return Foundation.isatty(input) == 1 && Foundation.tcgetpgrp(input) == Foundation.getpgrp()
            }

            /// A host's addresses, of 4 or 16 bytes; none for one of another kind. Nil if the name can't be looked up.
            /// Whatever spelling of a number the system knows is understood.
            static func addresses(ofHost host: String) -> [[UInt8]]? {
                var found: UnsafeMutablePointer<Foundation.addrinfo>?
                guard Foundation.getaddrinfo(host, nil, nil, &found) == 0 else { return nil }
                defer { Foundation.freeaddrinfo(found) }
                var addresses: [[UInt8]] = []
                var next = found
                while let info = next?.pointee {
                    addresses.append(info.ai_addr.map { bytes(of: UnsafeRawPointer($0), info.ai_family) } ?? [])
                    next = info.ai_next
                }
                return addresses
            }

            private static func bytes(of address: UnsafeRawPointer, _ family: Int32) -> [UInt8] {
                switch family {
                case Foundation.AF_INET:
                    let whole = address.loadUnaligned(as: Foundation.sockaddr_in.self)
                    return Swift.withUnsafeBytes(of: whole.sin_addr) { Array($0) }
                case Foundation.AF_INET6:
                    let whole = address.loadUnaligned(as: Foundation.sockaddr_in6.self)
                    return Swift.withUnsafeBytes(of: whole.sin6_addr) { Array($0) }
                default: return []
                }
            }

            // MARK: The program's end

            private typealias SetAction =
                @convention(c) (
                    Int32, UnsafePointer<Foundation.sigaction>?, UnsafeMutablePointer<Foundation.sigaction>?
                ) -> Int32

            /// By its symbol: in Swift, the name stands for the type of the same name.
            private static let setAction = Foundation.dlsym(Foundation.dlopen(nil, Foundation.RTLD_NOW), "sigaction")
                .map { Swift.unsafeBitCast($0, to: SetAction.self) }
            private static let mostSignals = 64
            nonisolated(unsafe) private static let earlier = UnsafeMutablePointer<Foundation.sigaction>.allocate(
                capacity: mostSignals)
            nonisolated(unsafe) private static var lastAct: @convention(c) () -> Void = {}

            #if arch(arm64)
                private static let trap = Foundation.SIGTRAP
            #else
                private static let trap = Foundation.SIGILL
            #endif

            /// Has something done when the program returns or exits.
            static func atExit(_ act: @escaping @convention(c) () -> Void) { _ = Foundation.atexit(act) }

            /// Has something done when an error that nobody catches, or Ctrl-C, ends the program: a second call replaces
            /// the first one's. It may take no lock and no memory.
            static func atStop(_ act: @escaping @convention(c) () -> Void) {
                lastAct = act
                for signal in [trap, Foundation.SIGINT, Foundation.SIGTERM] { watch(signal) }
            }

            private static func watch(_ signal: Int32) {
                var before = Foundation.sigaction()
                guard let setAction, setAction(signal, nil, &before) == 0 else { return }
                earlier.advanced(by: Int(signal)).initialize(to: before)
                _ = Foundation.signal(signal) { signal in
                    System.lastAct()
                    // Whoever had it before ends the program; a trap comes again by itself.
                    _ = System.setAction?(signal, System.earlier.advanced(by: Int(signal)), nil)
                    if signal != System.trap { _ = Foundation.raise(signal) }
                }
            }

            /// Takes no lock and no memory.
            static func writeToStandardError(_ text: UnsafePointer<UInt8>, count: Int) {
                _ = Foundation.write(Foundation.STDERR_FILENO, text, count)
            }
        }
    }

    nonisolated extension OpenAICache.FileStatus {
        fileprivate init(_ status: Foundation.stat) {
            switch status.st_mode & Foundation.S_IFMT {
            case Foundation.S_IFREG: kind = .file
            case Foundation.S_IFDIR: kind = .folder
            case Foundation.S_IFLNK: kind = .link
            default: kind = .other
            }
            count = Swift.UInt64(clamping: status.st_size)
            identity = Identity(
                device: Swift.UInt64(truncatingIfNeeded: status.st_dev),
                number: Swift.UInt64(truncatingIfNeeded: status.st_ino))
            isDeleted = status.st_nlink == 0
            isOwn = status.st_uid == Foundation.geteuid()
            isOpenToOthers = status.st_mode & (Foundation.S_IWGRP | Foundation.S_IWOTH) != 0
        }
    }

    nonisolated extension OpenAICache.SystemRefusal {
        fileprivate init(code: Swift.Int32) {
            text = Swift.String(cString: Foundation.strerror(code))
            switch code {
            case Foundation.EACCES, Foundation.EPERM: reason = .notAllowed
            case Foundation.EROFS: reason = .readOnly
            case Foundation.ENOSPC, Foundation.EDQUOT: reason = .noRoom
            case Foundation.EFBIG: reason = .tooLarge
            case Foundation.EISDIR: reason = .isFolder
            case Foundation.EMFILE, Foundation.ENFILE: reason = .tooManyOpen
            case Foundation.ENOENT, Foundation.ENOTDIR: reason = .missing
            case Foundation.ELOOP: reason = .isLink
            default: reason = .other
            }
        }
    }
#endif
