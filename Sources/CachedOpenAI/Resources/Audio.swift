import Foundation

nonisolated extension OpenAI {
    /// Sound.
    public var audio: Audio {
        Audio(
            speech: Speech(client: self), transcriptions: Transcriptions(client: self),
            translations: Translations(client: self))
    }

    /// The endpoints below `/audio`.
    public struct Audio: Swift.Sendable {
        public let speech: Speech
        public let transcriptions: Transcriptions
        public let translations: Translations
    }

    /// The endpoints below `/audio`, without `await`.
    public struct BlockingAudio: Swift.Sendable {
        public let speech: BlockingSpeech
        public let transcriptions: BlockingTranscriptions
        public let translations: BlockingTranslations
    }
}

nonisolated extension OpenAI.Blocking {
    /// Sound.
    public var audio: OpenAI.BlockingAudio {
        .init(
            speech: .init(client: client), transcriptions: .init(client: client), translations: .init(client: client))
    }
}
