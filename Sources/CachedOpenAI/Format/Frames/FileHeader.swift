import Foundation

nonisolated extension OpenAICache {
    /// The first bytes of a cache file: what it is, its version and form, and two slots for the state that counts.
    ///
    /// A writer appends frames, then fills the older slot. If it is killed in between, the other slot still holds.
    package struct FileHeader: Sendable {
        package static let byteCount = 96
        /// 2 since marks, part digests and the keys of 0.2.0.
        package static let version: UInt16 = 2
        static let magic: [UInt8] = [0x89, 0x4F, 0x41, 0x43, 0x0D, 0x0A, 0x1A, 0x0A]  // "\x89OAC\r\n\x1a\n"
        private static let identityCount = 16
        private static let formOffset = 12
        private static let slotOffsets: [Int] = [24, 60]
        private static let slotCount = 28

        /// How a file came to be.
        package enum Form: String, CaseIterable, Sendable {
            /// Recorded in dev mode, and recorded into again.
            case recorded = "rec "
            /// Made to be handed out.
            case packed = "pack"
        }

        /// A state of the file that is whole.
        package struct Commit: Equatable, Sendable {
            package var generation: UInt64
            /// Nothing beyond it counts.
            package var fileCount: UInt64
            package var directoryOffset: UInt64

            package init(generation: UInt64, fileCount: UInt64, directoryOffset: UInt64) {
                self.generation = generation
                self.fileCount = fileCount
                self.directoryOffset = directoryOffset
            }
        }

        // MARK: Writing

        /// The header of a file that has one state.
        package static func encode(_ commit: Commit, form: Form) -> Data {
            var data = identity(form)
            data.append(Data(count: byteCount - data.count))
            let slot = slot(for: commit)
            data.replaceSubrange(slot.offset..<slot.offset + slotCount, with: slot.data)
            return data
        }

        /// Whether these are the first bytes of a cache file of any form.
        package static func begins(_ bytes: Data) -> Bool { Form.allCases.contains { begins(bytes, $0) } }

        /// Whether these are the first bytes of a file of a form, whatever its version.
        package static func begins(_ bytes: Data, _ form: Form) -> Bool {
            bytes.starts(with: magic)
                && bytes.dropFirst(formOffset).prefix(form.rawValue.utf8.count).elementsEqual(form.rawValue.utf8)
        }

        static func identity(_ form: Form) -> Data {
            var writer = ByteWriter()
            writer.append(Data(magic))
            writer.append(version)
            writer.append(version)
            writer.append(Data(form.rawValue.utf8))
            writer.append(CRC32.checksum(writer.data))
            return writer.data
        }

        /// What to write, and where, to make a state count.
        static func slot(for commit: Commit) -> (offset: Int, data: Data) {
            var writer = ByteWriter()
            writer.append(commit.generation)
            writer.append(commit.fileCount)
            writer.append(commit.directoryOffset)
            writer.append(CRC32.checksum(writer.data))
            return (slotOffsets[Int(commit.generation % 2)], writer.data)
        }

        // MARK: Reading

        /// Whether a file was cut while it was begun: there is nothing in it yet.
        static func isUnfinished(_ source: any ByteSource) -> Bool {
            let count = source.count
            guard count < UInt64(byteCount), let start = try? source.read(at: 0, count: Int(count)) else {
                return false
            }
            return start.prefix(magic.count).elementsEqual(magic.prefix(start.count))
        }

        /// The newest state of a cache file.
        ///
        /// - Throws: `CacheError` if it is not a cache file, of a newer version, or damaged.
        static func read(from source: any ByteSource) throws -> (commit: Commit, version: UInt16) {
            let (data, version) = try readChecked(from: source)
            let commits = try slotOffsets.compactMap { try commit(in: data, at: $0, of: source.name) }
            guard let newest = commits.max(by: { $0.generation < $1.generation }) else {
                throw CacheError.damaged(source.name, offset: UInt64(slotOffsets[0]), "no valid state in its header")
            }
            return (newest, version)
        }

        private static func readChecked(from source: any ByteSource) throws -> (data: Data, version: UInt16) {
            let count = source.count
            let start = try source.read(at: 0, count: Int(Swift.min(count, UInt64(byteCount))))
            if start.isEmpty { throw CacheError.empty(source.name) }
            guard start.prefix(magic.count).elementsEqual(magic.prefix(start.count)), !ForeignFile.hasConflict(start)
            else { throw CacheError.foreign(source) }
            guard start.count == byteCount else { throw CacheError.endOfFile(source.name, offset: count) }
            var reader = ByteReader(start.dropFirst(magic.count))
            let written = try reader.read(UInt16.self)
            let needed = try reader.read(UInt16.self)
            _ = try reader.read(UInt32.self)
            guard try reader.read(UInt32.self) == CRC32.checksum(start.prefix(identityCount)) else {
                throw CacheError.damaged(source.name, offset: 8, "the header's checksum is wrong")
            }
            if needed > version { throw CacheError.newerVersion(source.name, version: written, known: version) }
            return (start, written)
        }

        /// Nil if there never was one. One that is damaged may be the newest: an older one must not take its place.
        private static func commit(in data: Data, at offset: Int, of name: String) throws -> Commit? {
            let slot = data.dropFirst(offset).prefix(slotCount)
            if slot.allSatisfy({ $0 == 0 }) { return nil }
            guard let commit = commit(in: slot) else {
                throw CacheError.damaged(name, offset: UInt64(offset), "a state in its header")
            }
            return commit
        }

        private static func commit(in slot: Data) -> Commit? {
            var reader = ByteReader(slot)
            guard let generation = try? reader.read(UInt64.self), let fileCount = try? reader.read(UInt64.self),
                let directoryOffset = try? reader.read(UInt64.self), let checksum = try? reader.read(UInt32.self),
                checksum == CRC32.checksum(slot.prefix(24)), generation > 0, generation < UInt64.max
            else { return nil }
            return Commit(generation: generation, fileCount: fileCount, directoryOffset: directoryOffset)
        }
    }
}
