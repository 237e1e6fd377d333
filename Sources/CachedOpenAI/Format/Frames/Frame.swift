import Foundation

nonisolated extension OpenAICache {
    /// What every file of the cache is made of: a header, a payload, and zeros up to a multiple of three bytes.
    ///
    /// The multiple of three lets the base64 of each frame start on a character of its own.
    package struct Frame {
        package enum Kind: UInt8, Sendable {
            /// One recording, in the journal.
            case recording = 1
            case requests = 2
            case answers = 3
            case indexPage = 4
            case indexRoot = 5
            case directory = 6
            case packedRequests = 7
            case packedAnswers = 8
            /// What a packed body stands for in part, too large to be read with others.
            case bytes = 9
            case compactIndexPage = 10
            /// The digests of frames, for what is read in parts.
            case partDigests = 11
            case partDigestsRoot = 12
        }

        package enum Codec: UInt8, Sendable {
            case stored = 0
            /// RFC 1950.
            case zlib = 1
        }

        package static let headerCount = 36
        /// More than this is never compressed: no small file can make its reader take more memory for one frame.
        package static let mostInflated = 1 << 28
        private static let magic: UInt32 = 0x4641_494F  // "OIAF" as it stands in the file
        static var magicBytes: Data { Swift.withUnsafeBytes(of: magic.littleEndian) { Data($0) } }
        private static let firstWindow = 1 << 10
        private static let largestWindow = 1 << 16

        package let kind: Kind
        let codec: Codec
        let storedCount: UInt64
        let rawCount: UInt64
        private let payloadChecksum: UInt32

        /// The bytes from this frame's beginning to the next one's.
        package var totalCount: UInt64 { Self.padded(UInt64(Self.headerCount) + storedCount) }

        private static func padded(_ count: UInt64) -> UInt64 { (count + 2) / 3 * 3 }

        // MARK: Writing

        /// A whole frame around a payload.
        ///
        /// - Parameters:
        ///   - stored: the payload as it is kept.
        ///   - rawCount: its size once inflated; nil if it is kept as it is.
        package static func encode(_ kind: Kind, stored: Data, rawCount: Int? = nil) -> Data {
            var header = ByteWriter()
            header.append(magic)
            header.append(kind.rawValue)
            header.append(rawCount == nil ? Codec.stored.rawValue : Codec.zlib.rawValue)
            header.append(UInt16(0))
            header.append(UInt64(stored.count))
            header.append(UInt64(rawCount ?? stored.count))
            header.append(CRC32.checksum(stored))
            header.append(CRC32.checksum(header.data))
            header.append(UInt32(0))
            var frame = header.data
            frame.append(stored)
            frame.append(Data(count: Int(padded(UInt64(frame.count))) - frame.count))
            return frame
        }

        // MARK: Reading

        /// Nil if these bytes are no frame's header.
        init?(header: Data) {
            var reader = ByteReader(header)
            guard header.count == Self.headerCount, let magic = try? reader.read(UInt32.self), magic == Self.magic,
                let kind = Kind(rawValue: (try? reader.read(UInt8.self)) ?? 0),
                let codec = Codec(rawValue: (try? reader.read(UInt8.self)) ?? 0xFF),
                (try? reader.read(UInt16.self)) != nil,
                let storedCount = try? reader.read(UInt64.self), storedCount < 1 << 48,
                let rawCount = try? reader.read(UInt64.self), rawCount < 1 << 48,
                let payloadChecksum = try? reader.read(UInt32.self),
                let headerChecksum = try? reader.read(UInt32.self),
                headerChecksum == CRC32.checksum(header.prefix(28))
            else { return nil }
            self.kind = kind
            self.codec = codec
            self.storedCount = storedCount
            self.rawCount = rawCount
            self.payloadChecksum = payloadChecksum
        }

        /// The frame at a place in a file.
        package static func read(from source: any ByteSource, at offset: UInt64) throws -> Frame {
            let header = try source.read(at: offset, count: headerCount)
            guard let frame = Frame(header: header) else {
                throw CacheError.damaged(source.name, offset: offset, "no frame starts here")
            }
            return frame
        }

        /// Whether the payload of the frame that starts at a place has the right checksum.
        func isWhole(in source: any ByteSource, at offset: UInt64) -> Bool {
            (try? stored(in: source, at: offset)) != nil
        }

        private func stored(in source: any ByteSource, at offset: UInt64) throws -> Data {
            let stored = try source.read(at: offset + UInt64(Self.headerCount), count: Int(clamping: storedCount))
            guard CRC32.checksum(stored) == payloadChecksum else {
                throw CacheError.damaged(source.name, offset: offset, "its checksum is wrong")
            }
            return stored
        }

        /// The payload of the frame that starts at a place: checked, and inflated if need be.
        package func payload(from source: any ByteSource, at offset: UInt64) throws -> Data {
            let stored = try stored(in: source, at: offset)
            switch codec {
            case .stored: return stored
            case .zlib:
                guard rawCount <= UInt64(Self.mostInflated) else {
                    throw CacheError.damaged(source.name, offset: offset, "it says it holds \(rawCount) bytes")
                }
                do {
                    return try Inflater.inflate(stored, expectedCount: Int(rawCount))
                } catch {
                    throw CacheError.damaged(source.name, offset: offset, "\(error)")
                }
            }
        }

        /// Where the next frame's header may stand, looking from a place on: after damage, reading goes on there.
        static func next(in source: any ByteSource, from start: UInt64, to end: UInt64) -> UInt64? {
            // Most often the next one is near. Among many false ones, large windows would be read over and over.
            var window = firstWindow
            var offset = start
            let magicBytes = magicBytes
            while offset < end, end - offset >= UInt64(headerCount) {
                let count = Int(Swift.min(UInt64(window), end - offset))
                guard let bytes = try? source.read(at: offset, count: count) else { return nil }
                var from = bytes.startIndex
                while let found = bytes.range(of: magicBytes, in: from..<bytes.endIndex) {
                    let place = offset + UInt64(found.lowerBound - bytes.startIndex)
                    if (try? read(from: source, at: place)) != nil { return place }
                    from = found.lowerBound + 1
                }
                if count < window { return nil }
                offset += UInt64(window - magicBytes.count + 1)
                window = Swift.min(4 * window, largestWindow)
            }
            return nil
        }
    }
}
