import Foundation

nonisolated extension OpenAICache {
    /// What a cache file holds: where its indexes are, and what is said once for all entries.
    package struct Directory: Equatable, Sendable {
        /// A sorted index over some of the entries. A later segment's entries were recorded later.
        package struct Segment: Equatable, Sendable {
            package var rootOffset: UInt64
            package var entryCount: UInt64
            /// Its pages are compact ones, and all frames of answers before its root are its own.
            package var isCompact = false

            package init(rootOffset: UInt64, entryCount: UInt64, isCompact: Bool = false) {
                self.rootOffset = rootOffset
                self.entryCount = entryCount
                self.isCompact = isCompact
            }
        }

        /// How far a journal has been taken over: what is merged once is not merged again.
        struct MergedJournal: Equatable, Sendable {
            var identifier: Data
            var byteCount: UInt64
        }

        /// What the digests of all frames before it are checked by.
        package struct PartDigests: Equatable, Sendable {
            package var rootOffset: UInt64
            /// The SHA-256 of the root's frame.
            package var digest: Data

            package init(rootOffset: UInt64, digest: Data) {
                self.rootOffset = rootOffset
                self.digest = digest
            }
        }

        /// Each segment is more than twice as large as the next, so no file has more.
        private static let mostSegments = 64

        private struct TooMany: Error {}

        package var segments: [Segment] = []
        package var bases: [String] = []
        var mergedJournal: MergedJournal?
        /// Answers take as long as they first took.
        package var delaysResponses = false
        package var partDigests: PartDigests?
        /// Some answers have the keys of 0.1.0.
        package var holdsEarlierKeys = false
        /// The file's header, for who reads its end first.
        package var header: Foundation.Data?

        package init() {}

        package var entryCount: UInt64 { segments.reduce(0) { $0 &+ $1.entryCount } }

        /// The number of a base URL in the list; it is added if it is new.
        package mutating func number(ofBase base: String) -> UInt16? {
            if let known = bases.firstIndex(of: base) { return UInt16(exactly: known) }
            guard bases.count < Int(UInt16.max) else { return nil }
            bases.append(base)
            return UInt16(exactly: bases.count - 1)
        }

        private enum Tag {
            static let segment: UInt64 = 1
            static let base: UInt64 = 2
            static let mergedJournal: UInt64 = 3
            static let delaysResponses: UInt64 = 4
            static let compactSegment: UInt64 = 5
            static let partDigests: UInt64 = 6
            static let earlierKeys: UInt64 = 7
            static let header: UInt64 = 8
        }

        package func encode() -> Data {
            var writer = ByteWriter()
            for segment in segments {
                var value = ByteWriter()
                value.append(segment.rootOffset)
                value.append(segment.entryCount)
                writer.append(field: segment.isCompact ? Tag.compactSegment : Tag.segment, value.data)
            }
            for base in bases { writer.append(field: Tag.base, base) }
            if let merged = mergedJournal {
                var value = ByteWriter()
                value.append(merged.byteCount)
                value.append(merged.identifier)
                writer.append(field: Tag.mergedJournal, value.data)
            }
            if delaysResponses { writer.append(field: Tag.delaysResponses, Data()) }
            if let partDigests {
                var value = ByteWriter()
                value.append(partDigests.rootOffset)
                value.append(partDigests.digest)
                writer.append(field: Tag.partDigests, value.data)
            }
            if holdsEarlierKeys { writer.append(field: Tag.earlierKeys, Data()) }
            if let header { writer.append(field: Tag.header, header) }
            return writer.data
        }

        init(_ data: Data) throws {
            var reader = ByteReader(data)
            while let field = try reader.readField() { try take(field.tag, ByteReader(field.value)) }
        }

        private mutating func take(_ tag: UInt64, _ value: ByteReader) throws {
            var value = value
            switch tag {
            case Tag.segment, Tag.compactSegment:
                let offset = try value.read(UInt64.self)
                guard segments.count < Self.mostSegments else { throw TooMany() }
                segments.append(
                    Segment(
                        rootOffset: offset, entryCount: try value.read(UInt64.self),
                        isCompact: tag == Tag.compactSegment))
            case Tag.base:
                guard bases.count < Int(UInt16.max) else { throw TooMany() }
                bases.append(try value.readText(count: UInt64(value.count)))
            case Tag.mergedJournal:
                let count = try value.read(UInt64.self)
                let identifier = try value.read(count: UInt64(value.count - value.position))
                mergedJournal = MergedJournal(identifier: Data(identifier), byteCount: count)
            case Tag.delaysResponses: delaysResponses = true
            case Tag.partDigests:
                let offset = try value.read(UInt64.self)
                partDigests = PartDigests(rootOffset: offset, digest: try value.read(count: 32))
            case Tag.earlierKeys: holdsEarlierKeys = true
            case Tag.header: header = try value.read(count: UInt64(FileHeader.byteCount))
            default: break
            }
        }
    }
}
