import Foundation

nonisolated extension OpenAI {
    /// What may be written as in the API's own documentation: `["role": "user", "content": "Hi"]`.
    ///
    /// A variable goes in by interpolation, `"\(question)"`, or as `.init(question)`.
    public protocol ObjectLiteral: APIObject, Swift.ExpressibleByDictionaryLiteral
    where Key == String, Value == JSON {
        /// Of any object: what can't be read as one of the known kinds is kept as it is.
        init(literal payload: Payload)
    }
}

nonisolated extension OpenAI.ObjectLiteral {
    /// An object, from a literal; a key that comes again replaces the value at its first place.
    public init(dictionaryLiteral elements: (String, OpenAI.JSON)...) {
        var object: OpenAI.JSON.Object = [:]
        for (name, value) in elements { object[name] = value }
        self.init(literal: OpenAI.Payload(.object(object)))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "imageURL")
    public static func imageUrl(_ url: String, detail: String? = nil) -> Self {
        .init(literal: OpenAI.Payload(.null))
    }
}
