nonisolated extension OpenAICache {
    /// Where an answer is, and what tells it from the other answers to the same request.
    package struct Locator: Hashable, Sendable {
        package var key: RequestKey
        package var seed: Int?
        package var base: String
        package var recordedAt: Int64
        package var frameOffset: UInt64
        package var recordOffset: UInt32
        package var marks: Marks

        package var identity: RecordingIdentity {
            RecordingIdentity(key: key, seed: seed, base: base, recordedAt: recordedAt)
        }

        /// How many answers a file can hold: each takes more than eight bytes, also compressed. So an index costs no more
        /// memory than a file is worth.
        static func mostCount(in source: any ByteSource) -> UInt64 {
            source.count / 8
        }
    }
}
