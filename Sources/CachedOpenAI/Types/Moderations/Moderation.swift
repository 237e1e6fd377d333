import Foundation

nonisolated extension OpenAI {
    /// Whether inputs are harmful.
    public struct ModerationCreateResponse: APIObject {
        public let payload: Payload
        /// One for each text; one for a text with its images.
        public let results: [Moderation]
        /// Such as `modr-…`.
        public var id: String { payload.text("id") ?? "" }
        /// The model that answered.
        public var model: String? { payload.text("model") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ModerationCreateResponse")
            self.payload = payload
            results = try fields.required("results")
        }
    }

    /// Whether an input is harmful, and in what way (https://platform.openai.com/docs/api-reference/moderations/object).
    public struct Moderation: APIObject {
        /// What an input is guilty of.
        public struct Categories: APIObject {
            public let payload: Payload
            /// Language that harasses someone.
            public var harassment: Bool { payload.flag("harassment") ?? false }
            /// Harassment with threats.
            public var harassmentThreatening: Bool { payload.flag("harassment/threatening") ?? false }
            /// Hatred of a group.
            public var hate: Bool { payload.flag("hate") ?? false }
            /// Hatred with threats.
            public var hateThreatening: Bool { payload.flag("hate/threatening") ?? false }
            /// Advice on how to do wrong.
            public var illicit: Bool { payload.flag("illicit") ?? false }
            /// Advice on how to do violent wrong.
            public var illicitViolent: Bool { payload.flag("illicit/violent") ?? false }
            /// Speaks well of self-harm or shows it.
            public var selfHarm: Bool { payload.flag("self-harm") ?? false }
            /// Says how to harm oneself.
            public var selfHarmInstructions: Bool { payload.flag("self-harm/instructions") ?? false }
            /// Someone says that they harm themselves, or will.
            public var selfHarmIntent: Bool { payload.flag("self-harm/intent") ?? false }
            /// Meant to arouse.
            public var sexual: Bool { payload.flag("sexual") ?? false }
            /// Sexual, with someone under 18.
            public var sexualMinors: Bool { payload.flag("sexual/minors") ?? false }
            /// Death, violence or injury.
            public var violence: Bool { payload.flag("violence") ?? false }
            /// The same in gory detail.
            public var violenceGraphic: Bool { payload.flag("violence/graphic") ?? false }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Moderation.Categories")
                self.payload = payload
            }
        }

        /// How sure the model is, 0 to 1.
        public struct CategoryScores: APIObject {
            public let payload: Payload
            /// How sure it is harassment: 0 to 1.
            public var harassment: Double { payload.number("harassment") ?? 0 }
            /// How sure it is harassment with threats: 0 to 1.
            public var harassmentThreatening: Double { payload.number("harassment/threatening") ?? 0 }
            /// How sure it is hatred: 0 to 1.
            public var hate: Double { payload.number("hate") ?? 0 }
            /// How sure it is hatred with threats: 0 to 1.
            public var hateThreatening: Double { payload.number("hate/threatening") ?? 0 }
            /// How sure it is advice on wrong: 0 to 1.
            public var illicit: Double { payload.number("illicit") ?? 0 }
            /// How sure it is advice on violent wrong: 0 to 1.
            public var illicitViolent: Double { payload.number("illicit/violent") ?? 0 }
            /// How sure it is self-harm: 0 to 1.
            public var selfHarm: Double { payload.number("self-harm") ?? 0 }
            /// How sure it is advice on self-harm: 0 to 1.
            public var selfHarmInstructions: Double { payload.number("self-harm/instructions") ?? 0 }
            /// How sure it is intended self-harm: 0 to 1.
            public var selfHarmIntent: Double { payload.number("self-harm/intent") ?? 0 }
            /// How sure it is sexual: 0 to 1.
            public var sexual: Double { payload.number("sexual") ?? 0 }
            /// How sure it is sexual, with someone under 18: 0 to 1.
            public var sexualMinors: Double { payload.number("sexual/minors") ?? 0 }
            /// How sure it is violence: 0 to 1.
            public var violence: Double { payload.number("violence") ?? 0 }
            /// How sure it is gory violence: 0 to 1.
            public var violenceGraphic: Double { payload.number("violence/graphic") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Moderation.CategoryScores")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Which kinds were found.
        public let categories: Categories
        /// How sure the model is of each.
        public let categoryScores: CategoryScores
        /// Whether any category applies.
        public var flagged: Bool {
            payload.flag("flagged") ?? (categories.json.objectValue ?? [:]).contains { $0.value == true }
        }
        /// From category to what was judged: `text`, `image`.
        public var categoryAppliedInputTypes: JSON? { payload.json["category_applied_input_types"] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Moderation")
            self.payload = payload
            categories = try fields.optional("categories") ?? Categories(json: [:])
            categoryScores = try fields.optional("category_scores") ?? CategoryScores(json: [:])
        }
    }

    /// A text or an image to judge; those of one call belong together.
    public struct ModerationInput: APIObject, ObjectLiteral {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ModerationInput")
            self.payload = payload
        }

        public init(literal payload: Payload) { self.payload = payload }

        /// A text.
        public static func text(_ text: String) -> Self {
            ["type": "text", "text": .string(text)]
        }

        /// An image that the API fetches, or a data URL.
        public static func imageURL(_ url: String) -> Self {
            ["type": "image_url", "image_url": ["url": .string(url)]]
        }

        /// An image: PNG, JPEG, GIF or WebP.
        public static func image(_ data: Foundation.Data) -> Self {
            imageURL(DataURL.image(data))
        }

        /// An image from a file: PNG, JPEG, GIF or WebP.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func image(contentsOf file: Foundation.URL) throws -> Self {
            image(try OpenAI.FileInput(contentsOf: file).content())
        }
    }
}
