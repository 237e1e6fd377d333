import Foundation

nonisolated extension OpenAI {
    /// Speech written down (https://platform.openai.com/docs/api-reference/audio/json-object).
    ///
    /// What there is beside the text depends on the format that was asked for.
    public struct Transcription: APIObject {
        /// What a transcription took: tokens, or seconds of sound.
        public struct Usage: APIObject {
            public let payload: Payload
            /// `tokens` or `duration`.
            public var type: String? { payload.text("type") }
            /// Tokens of the sound and the prompt.
            public var inputTokens: Int? { payload.integer("input_tokens") }
            /// Tokens of the text.
            public var outputTokens: Int? { payload.integer("output_tokens") }
            /// Both together.
            public var totalTokens: Int? { payload.integer("total_tokens") }
            /// How long the sound is, where that is what is paid for.
            public var seconds: Double? { payload.number("seconds") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Transcription.Usage")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// With `verbose_json` and the granularity `word`.
        public let words: [TranscriptionWord]?
        /// With `verbose_json` and `diarized_json`.
        public let segments: [TranscriptionSegment]?
        /// What it cost: tokens or seconds.
        public let usage: Usage?
        /// What was said.
        public var text: String { payload.text("text") ?? (segments ?? []).map(\.text).joined() }
        /// The language that was heard, with `verbose_json`.
        public var language: String? { payload.text("language") }
        /// Of the sound, in seconds.
        public var duration: Double? { payload.number("duration") }
        /// How likely the tokens were, if it was asked for.
        public var logprobs: JSON? { payload.json["logprobs"] }

        public init(payload: Payload) throws {
            let hasSegments = payload.json["segments"]?.arrayValue != nil
            let fields = try Fields(payload, of: "Transcription", needing: hasSegments ? [] : ["text"])
            self.payload = payload
            words = try fields.optional("words")
            segments = try fields.optional("segments")
            usage = try fields.optional("usage")
        }
    }

    /// A word with its time.
    public struct TranscriptionWord: APIObject {
        public let payload: Payload
        /// The word itself.
        public var word: String { payload.text("word") ?? "" }
        /// In seconds.
        public var start: Double { payload.number("start") ?? 0 }
        /// In seconds.
        public var end: Double { payload.number("end") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "TranscriptionWord")
            self.payload = payload
        }
    }

    /// A sentence or so with its time.
    public struct TranscriptionSegment: APIObject {
        public let payload: Payload
        /// A number; with `diarized_json` a text.
        public var id: JSON? { payload.json["id"] }
        /// What was said in it.
        public var text: String { payload.text("text") ?? "" }
        /// In seconds.
        public var start: Double { payload.number("start") ?? 0 }
        /// In seconds.
        public var end: Double { payload.number("end") ?? 0 }
        /// With `diarized_json`.
        public var speaker: String? { payload.text("speaker") }
        /// The text's tokens, by number.
        public var tokens: [Int]? { payload.json["tokens"]?.arrayValue?.compactMap(\.intValue) }
        /// The sampling temperature, 0 to 1.
        public var temperature: Double? { payload.number("temperature") }
        /// How sure the model is: below -1, hardly.
        public var avgLogprob: Double? { payload.number("avg_logprob") }
        /// Above 2.4 the text repeats itself, and is probably wrong.
        public var compressionRatio: Double? { payload.number("compression_ratio") }
        /// The chance that nobody speaks, 0 to 1.
        public var noSpeechProb: Double? { payload.number("no_speech_prob") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "TranscriptionSegment")
            self.payload = payload
        }
    }
}
