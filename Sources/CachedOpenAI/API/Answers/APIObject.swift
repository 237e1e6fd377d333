import Foundation

nonisolated extension OpenAI {
    /// What the API sends or takes: typed fields over the whole JSON, so that fields that this version does not know are kept.
    ///
    /// Every one is `Codable` with a plain `JSONEncoder` and `JSONDecoder`, and prints
    /// as an outline of its fields.
    public protocol APIObject: Swift.Codable, Swift.Equatable, Swift.Sendable, Swift.CustomStringConvertible {
        /// The JSON, and the answer that it came in.
        var payload: Payload { get }
        /// - Throws: an error that names the field if one that the type needs is missing or of another kind.
        init(payload: Payload) throws
    }
}

nonisolated extension OpenAI {
}

nonisolated extension OpenAI.APIObject {
    /// All of it, as it came.
    public var json: OpenAI.JSON { payload.json }

    /// Status and headers of the answer that this is; nil for a part of one, or for what the program made itself.
    public var response: OpenAI.ResponseInfo? { payload.response }

    /// For support: the answer's `x-request-id`.
    public var requestID: String? { payload.response?.requestID }

    /// - Throws: an `APIResponseValidationError` that names the field if one that the type needs is missing or of
    ///   another kind.
    public init(json: OpenAI.JSON) throws {
        do {
            try self.init(payload: OpenAI.Payload(json))
        } catch let mismatch as OpenAI.FieldMismatch {
            throw OpenAI.ErrorMapping.invalid(json.data(), of: Self.self, mismatch)
        }
    }

    /// Reads an object from any decoder, keeping the fields that this version doesn't know.
    ///
    /// - Throws: `DecodingError`, which names the field if one that the type needs is missing or of another kind.
    public init(from decoder: any Swift.Decoder) throws {
        let json = try OpenAI.JSON(from: decoder)
        do {
            try self.init(payload: OpenAI.Payload(json))
        } catch let mismatch as OpenAI.FieldMismatch {
            throw Swift.DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: mismatch.message))
        }
    }

    /// Writes all fields, those that this version doesn't know included.
    public func encode(to encoder: any Swift.Encoder) throws {
        try json.encode(to: encoder)
    }

    /// Equal JSON; the answers that two objects came in don't count.
    public static func == (left: Self, right: Self) -> Bool {
        left.json == right.json
    }

    /// An outline to read: empty fields are left out, long ones cut. For everything see `json`.
    public var description: String { OpenAI.Outline.text(of: json, type: Self.self) }
}
