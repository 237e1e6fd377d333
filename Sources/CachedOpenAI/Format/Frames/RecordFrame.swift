import Foundation

nonisolated extension OpenAICache {
    /// The records of a frame, however they are kept in it.
    package enum RecordFrame: Sendable {
        private struct Damaged: Error {}

        /// The journal's.
        case single(Data)
        /// A cache file's that is recorded into.
        case plain(Data)
        /// One's that is handed out.
        case packed(PackedBlock)

        /// Nil for a frame that holds none.
        ///
        /// - Throws: `CacheError` if it is damaged.
        package init?(_ frame: Frame, in source: any ByteSource, at offset: UInt64) throws {
            switch frame.kind {
            case .recording: self = .single(try frame.payload(from: source, at: offset))
            case .requests, .answers: self = .plain(try frame.payload(from: source, at: offset))
            case .packedRequests, .packedAnswers:
                let payload = try frame.payload(from: source, at: offset)
                guard let block = try? PackedBlock(payload, of: source, at: offset) else {
                    throw CacheError.damaged(source.name, offset: offset, "a block that can't be taken apart")
                }
                self = .packed(block)
            case .indexPage, .compactIndexPage, .indexRoot, .directory, .bytes, .partDigests,
                .partDigestsRoot:
                return nil
            }
        }

        /// About what it takes in memory.
        package var byteCount: Int {
            switch self {
            case .single(let payload), .plain(let payload): payload.count
            case .packed(let block): block.byteCount
            }
        }

        /// The whole record at a place.
        package func fields(at place: UInt32) throws -> RecordingCoding.Fields {
            switch self {
            case .single(let payload): try RecordingCoding.Fields(payload)
            case .plain(let payload): try RecordBlock.fields(in: payload, at: place)
            case .packed(let block): try block.fields(of: Int(clamping: place))
            }
        }

        /// What tells each record from the others, and where it stands. Packed ones come without their bodies.
        package func heads() throws -> [(place: UInt32, fields: RecordingCoding.Fields)] {
            switch self {
            case .single(let payload): return [(place: 0, fields: try RecordingCoding.Fields(payload))]
            case .plain(let payload): return RecordBlock.allFields(in: payload)
            case .packed(let block): return try block.heads()
            }
        }

        /// Calls back with each request, until it is told to stop.
        /// - Returns: whether to go on.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) -> Bool {
            guard case .packed(let block) = self else {
                return ((try? heads()) ?? []).allSatisfy { Self.take($0.fields, visit) }
            }
            return (0..<block.recordCount).allSatisfy { record in
                (try? block.fields(of: record)).map { Self.take($0, visit) } ?? true
            }
        }

        private static func take(
            _ fields: RecordingCoding.Fields, _ visit: (RequestKey, RecordedRequest) -> Bool
        ) -> Bool {
            guard let key = fields.key, !fields.request.isLeftOut else { return true }
            return visit(key, fields.request)
        }
    }
}
