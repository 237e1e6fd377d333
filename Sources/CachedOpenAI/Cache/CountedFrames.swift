import Foundation

nonisolated extension OpenAICache {
    /// The frames of a cache file up to where it counts.
    struct CountedFrames: Sendable {
        let source: any ByteSource
        /// Nothing from here on counts.
        let end: UInt64

        func frame(at offset: UInt64) throws -> Frame {
            let frame = try Frame.read(from: source, at: offset)
            guard offset + UInt64(Frame.headerCount) + frame.storedCount <= end else {
                throw CacheError.damaged(source.name, offset: offset, "a frame beyond what counts of the file")
            }
            return frame
        }

        func payload(_ kind: Frame.Kind, at offset: UInt64) throws -> Data {
            let frame = try frame(at: offset)
            guard frame.kind == kind else {
                throw CacheError.damaged(source.name, offset: offset, "another kind of frame than expected")
            }
            return try frame.payload(from: source, at: offset)
        }
    }
}
