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
        /// Text becomes speech.
        public let speech: Speech
        /// Speech becomes text.
        public let transcriptions: Transcriptions
        /// Speech in any language becomes English text.
        public let translations: Translations
    }

    /// The endpoints below `/audio`, without `await`.
    public struct BlockingAudio: Swift.Sendable {
        /// Text becomes speech.
        public let speech: BlockingSpeech
        /// Speech becomes text.
        public let transcriptions: BlockingTranscriptions
        /// Speech in any language becomes English text.
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
