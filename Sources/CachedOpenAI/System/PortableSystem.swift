import Foundation

// For a system without the calls in System.swift, by means of Foundation alone. There are no locks, so only one program
// at a time may record in a folder; nobody is asked anything; nothing is said at a program's end; and pictures are not
// fetched, since nothing says where an address leads. `-D CACHED_OPENAI_PORTABLE` uses it on any system.
#if CACHED_OPENAI_PORTABLE || !(canImport(Darwin) || canImport(Glibc) || canImport(Musl) || canImport(Android))
    nonisolated extension OpenAICache {
        /// What stands in for the system's own calls.
        enum System {
            /// An open file.
            final class Descriptor: Sendable {
                fileprivate let handle: Locked<FileHandle>
                fileprivate let path: String
                fileprivate let opened: FileStatus.Identity?

                fileprivate init(_ handle: FileHandle, path: String) {
                    self.handle = Locked(handle)
                    self.path = path
                    opened = System.status(at: path, followsLink: true)?.identity
                }
            }

            private static var files: FileManager { .default }

            /// What Foundation throws, as the system's refusal.
            private static func refusing<Answer>(_ work: () throws -> Answer) throws(SystemRefusal) -> Answer {
                do { return try work() } catch { throw SystemRefusal(error) }
            }

            // MARK: Files

            static func open(
                _ path: String, for access: FileAccess, mode: UInt16
            ) throws(SystemRefusal) -> Descriptor {
                let kind = FileKind.itself(at: path)
                if kind == .link && access != .read { throw SystemRefusal(reason: .isLink, text: "It is a link") }
                if FileKind.at(path) == .other { throw SystemRefusal(reason: .other, text: "It is not a file") }
                return try refusing {
                    let url = URL(fileURLWithPath: path)
                    if access == .make || (kind == nil && access.mayMake) {
                        try Data().write(to: url, options: .withoutOverwriting)
                        if mode != 0o666 { try files.setAttributes([.posixPermissions: Int(mode)], ofItemAtPath: path) }
                    }
                    let handle =
                        try access.isForReading ? FileHandle(forReadingFrom: url) : FileHandle(forUpdating: url)
                    if access == .replace { try handle.truncate(atOffset: 0) }
                    return Descriptor(handle, path: path)
                }
            }

            static func close(_ descriptor: Descriptor) { descriptor.handle.withLock { try? $0.close() } }

            static func count(of descriptor: Descriptor) -> UInt64 {
                descriptor.handle.withLock { (try? $0.seekToEnd()) ?? 0 }
            }

            static func read(
                _ descriptor: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
            ) throws(SystemRefusal) -> Int {
                try refusing {
                    let data = try descriptor.handle.withLock { handle in
                        try handle.seek(toOffset: offset)
                        return try handle.read(upToCount: buffer.count) ?? Data()
                    }
                    return data.copyBytes(to: buffer)
                }
            }

            static func write(
                _ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor, at offset: UInt64
            ) throws(SystemRefusal) {
                try refusing {
                    try descriptor.handle.withLock { handle in
                        try handle.seek(toOffset: offset)
                        try handle.write(contentsOf: Data(bytes))
                    }
                }
            }

            static func append(_ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor) throws(SystemRefusal) {
                try refusing {
                    try descriptor.handle.withLock { handle in
                        _ = try handle.seekToEnd()
                        try handle.write(contentsOf: Data(bytes))
                    }
                }
            }

            static func setCount(of descriptor: Descriptor, to count: UInt64) throws(SystemRefusal) {
                try refusing { try descriptor.handle.withLock { try $0.truncate(atOffset: count) } }
            }

            static func synchronize(_ descriptor: Descriptor) throws(SystemRefusal) {
                try refusing { try descriptor.handle.withLock { try $0.synchronize() } }
            }

            static func synchronizeFolder(_ path: String) {}

            // MARK: Names

            static func status(of descriptor: Descriptor) -> FileStatus? {
                guard let opened = descriptor.opened else { return nil }
                let named = status(at: descriptor.path, followsLink: true)
                if let named, named.identity == opened { return named }
                return FileStatus(
                    kind: .file, count: count(of: descriptor), identity: opened, isDeleted: true, isOwn: true,
                    isOpenToOthers: false)
            }

            static func status(at path: String, followsLink: Bool) -> FileStatus? {
                let end = followsLink ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
                return (try? files.attributesOfItem(atPath: end)).map { FileStatus($0) }
            }

            static func makeFolder(_ path: String, mode: UInt16) throws(SystemRefusal) {
                try refusing { try files.createDirectory(atPath: path, withIntermediateDirectories: false) }
            }

            static func rename(_ path: String, to target: String) throws(SystemRefusal) {
                try refusing {
                    // Not in one step: whoever looks between the two finds nothing.
                    if FileKind.itself(at: target) == .file { try files.removeItem(atPath: target) }
                    try files.moveItem(atPath: path, toPath: target)
                }
            }

            static func remove(_ path: String) { try? files.removeItem(atPath: path) }

            static func closeToOthers(_ path: String) {
                try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            }

            // MARK: Locks

            static func tryLock(_ descriptor: Descriptor) -> LockOutcome {
                .impossible(SystemRefusal(reason: .other, text: "No locks on this system"))
            }

            static func unlock(_ descriptor: Descriptor) {}

            // MARK: Terminal and network

            static var standardErrorIsTerminal: Bool { false }
            static var standardInputIsTerminal: Bool { false }
            static func addresses(ofHost host: String) -> [[UInt8]]? { nil }

            // MARK: The program's end

            static func atExit(_ act: @escaping @convention(c) () -> Void) {}
            static func atStop(_ act: @escaping @convention(c) () -> Void) {}
            static func writeToStandardError(_ text: UnsafePointer<UInt8>, count: Int) {}
        }
    }

    nonisolated extension OpenAICache.FileStatus {
        fileprivate init(_ attributes: [Foundation.FileAttributeKey: Any]) {
            func number(_ key: Foundation.FileAttributeKey) -> Swift.UInt64? {
                (attributes[key] as? Foundation.NSNumber)?.uint64Value
            }
            switch attributes[.type] as? Foundation.FileAttributeType {
            case .typeRegular: kind = .file
            case .typeDirectory: kind = .folder
            case .typeSymbolicLink: kind = .link
            default: kind = .other
            }
            count = number(.size) ?? 0
            identity = Identity(device: number(.systemNumber) ?? 0, number: number(.systemFileNumber) ?? 0)
            isDeleted = false
            isOwn = true
            isOpenToOthers = (number(.posixPermissions) ?? 0) & 0o022 != 0
        }
    }

    nonisolated extension OpenAICache.SystemRefusal {
        fileprivate init(_ error: any Swift.Error) {
            text = error.localizedDescription.trimmingCharacters(in: Foundation.CharacterSet(charactersIn: "."))
            switch (error as? Foundation.CocoaError)?.code {
            case .fileReadNoPermission?, .fileWriteNoPermission?: reason = .notAllowed
            case .fileWriteVolumeReadOnly?: reason = .readOnly
            case .fileWriteOutOfSpace?: reason = .noRoom
            case .fileNoSuchFile?, .fileReadNoSuchFile?: reason = .missing
            default: reason = .other
            }
        }
    }
#endif
