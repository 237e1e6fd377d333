import Foundation

nonisolated extension OpenAI {
    /// Whether an input is harmful, and in what way (https://platform.openai.com/docs/api-reference/moderations/object).
    public struct Moderation: APIObject {
        /// What an input is guilty of.
        public struct Categories: APIObject {
            public let payload: Payload
            public var harassment: Bool { payload.flag("harassment") ?? false }
            public var harassmentThreatening: Bool { payload.flag("harassment/threatening") ?? false }
            public var hate: Bool { payload.flag("hate") ?? false }
            public var hateThreatening: Bool { payload.flag("hate/threatening") ?? false }
            public var illicit: Bool { payload.flag("illicit") ?? false }
            public var illicitViolent: Bool { payload.flag("illicit/violent") ?? false }
            public var selfHarm: Bool { payload.flag("self-harm") ?? false }
            public var selfHarmInstructions: Bool { payload.flag("self-harm/instructions") ?? false }
            public var selfHarmIntent: Bool { payload.flag("self-harm/intent") ?? false }
            public var sexual: Bool { payload.flag("sexual") ?? false }
            public var sexualMinors: Bool { payload.flag("sexual/minors") ?? false }
            public var violence: Bool { payload.flag("violence") ?? false }
            public var violenceGraphic: Bool { payload.flag("violence/graphic") ?? false }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Moderation.Categories")
                self.payload = payload
            }
        }

        /// How sure the model is, 0 to 1.
        public struct CategoryScores: APIObject {
            public let payload: Payload
            public var harassment: Double { payload.number("harassment") ?? 0 }
            public var harassmentThreatening: Double { payload.number("harassment/threatening") ?? 0 }
            public var hate: Double { payload.number("hate") ?? 0 }
            public var hateThreatening: Double { payload.number("hate/threatening") ?? 0 }
            public var illicit: Double { payload.number("illicit") ?? 0 }
            public var illicitViolent: Double { payload.number("illicit/violent") ?? 0 }
            public var selfHarm: Double { payload.number("self-harm") ?? 0 }
            public var selfHarmInstructions: Double { payload.number("self-harm/instructions") ?? 0 }
            public var selfHarmIntent: Double { payload.number("self-harm/intent") ?? 0 }
            public var sexual: Double { payload.number("sexual") ?? 0 }
            public var sexualMinors: Double { payload.number("sexual/minors") ?? 0 }
            public var violence: Double { payload.number("violence") ?? 0 }
            public var violenceGraphic: Double { payload.number("violence/graphic") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Moderation.CategoryScores")
                self.payload = payload
            }
        }

        public let payload: Payload
        public let categories: Categories
        public let categoryScores: CategoryScores
        /// Whether any category applies.
        public var flagged: Bool { payload.flag("flagged") ?? false }
        /// From category to what was judged: `text`, `image`.
        public var categoryAppliedInputTypes: JSON? { payload.json["category_applied_input_types"] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Moderation", needing: ["flagged"])
            self.payload = payload
            categories = try fields.optional("categories") ?? Categories(json: [:])
            categoryScores = try fields.optional("category_scores") ?? CategoryScores(json: [:])
        }
    }
}
