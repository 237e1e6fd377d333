import Foundation

nonisolated extension OpenAICache {
    /// The first bytes of a journal: what it is, its version, and an identifier of its own.
    package struct JournalHeader: Equatable {
        static let byteCount = 36
        static let magic: [UInt8] = [0x89, 0x4F, 0x41, 0x4A, 0x0D, 0x0A, 0x1A, 0x0A]  // "\x89OAJ\r\n\x1a\n"
        static let version: UInt16 = 2

        /// 16 random bytes: what was merged from this journal is told by it.
        let identifier: Data
        /// Of the format in which it was begun.
        let version: UInt16
        /// The oldest version of the format that knows all that is in it.
        private let needed: UInt16

        /// Begun by an earlier version of this library, which has not been told yet that it can't read on.
        var isOutdated: Bool { needed < Self.version }

        init() {
            self.init(identifier: Swift.withUnsafeBytes(of: UUID().uuid) { Data($0) })
        }

        /// - Parameter identifier: 16 bytes.
        package init(identifier: Data, version: UInt16 = 2) {
            self.identifier = identifier
            self.version = version
            needed = Self.version
        }

        /// Whether a file begins as a journal does.
        package static func begins(_ source: any ByteSource) -> Bool {
            (try? source.read(at: 0, count: magic.count).elementsEqual(magic)) ?? false
        }

        /// Whether a file was cut while its header was written: there is nothing in it yet.
        static func isUnfinished(_ source: any ByteSource) -> Bool {
            let count = source.count
            guard count < UInt64(byteCount), let start = try? source.read(at: 0, count: Int(count)) else {
                return false
            }
            return start.prefix(magic.count).elementsEqual(magic.prefix(start.count))
        }

        package func encode() -> Data {
            var writer = ByteWriter()
            writer.append(Data(Self.magic))
            writer.append(version)
            writer.append(needed)
            writer.append(identifier)
            writer.append(CRC32.checksum(writer.data))
            writer.append(UInt32(0))
            return writer.data
        }

        /// - Throws: `CacheError` if the file is not a journal, of a newer version, or damaged.
        init(from source: any ByteSource) throws {
            let start = try source.read(at: 0, count: Int(Swift.min(source.count, UInt64(Self.byteCount))))
            guard start.prefix(Self.magic.count).elementsEqual(Self.magic.prefix(start.count)) else {
                throw CacheError.foreign(source, isJournal: true)
            }
            guard start.count == Self.byteCount else { throw CacheError.endOfFile(source.name, offset: source.count) }
            var reader = ByteReader(start.dropFirst(Self.magic.count))
            version = try reader.read(UInt16.self)
            needed = try reader.read(UInt16.self)
            identifier = Data(try reader.read(count: 16))
            guard try reader.read(UInt32.self) == CRC32.checksum(start.prefix(28)) else {
                throw CacheError.damaged(source.name, offset: 8, "the header's checksum is wrong")
            }
            if needed > Self.version {
                throw CacheError.newerVersion(source.name, version: version, known: Self.version)
            }
        }
    }
}
