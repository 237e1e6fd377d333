import Foundation

nonisolated extension OpenAI {
    /// What the API sends or takes: typed fields over the whole JSON, so that fields that are news to this version are kept.
    ///
    /// Every one is `Codable` with a plain `JSONEncoder` and `JSONDecoder`, and prints as its JSON.
    public protocol APIObject: Swift.Codable, Swift.Hashable, Swift.Sendable, Swift.CustomStringConvertible {
        /// All of it, as it came.
        var json: JSON { get }
        /// - Throws: `DecodingError` if a field that the type needs is missing or of another kind.
        init(json: JSON) throws
    }
}

nonisolated extension OpenAI.APIObject {
    public init(from decoder: any Swift.Decoder) throws {
        try self.init(json: OpenAI.JSON(from: decoder))
    }

    public func encode(to encoder: any Swift.Encoder) throws {
        try json.encode(to: encoder)
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.json == right.json
    }

    public func hash(into hasher: inout Swift.Hasher) {
        hasher.combine(json)
    }

    public var description: String { json.prettyPrinted() }
}
