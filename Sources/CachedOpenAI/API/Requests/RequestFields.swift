import Foundation

nonisolated extension OpenAI {
    /// The JSON body of a request while it is put together: what is nil is left out.
    struct RequestFields {
        private(set) var object: JSON.Object = [:]

        mutating func set(_ name: String, _ value: JSON?) {
            if let value { object[name] = value }
        }

        mutating func set(_ name: String, text: String?) { set(name, text.map(JSON.string)) }
        mutating func set(_ name: String, integer: Int?) { set(name, integer.map { .number(.init($0)) }) }
        mutating func set(_ name: String, number: Double?) { set(name, number.map { .number(.init($0)) }) }
        mutating func set(_ name: String, flag: Bool?) { set(name, flag.map(JSON.bool)) }
        mutating func set(_ name: String, texts: [String]?) { set(name, texts.map { .array($0.map(JSON.string)) }) }

        mutating func set(_ name: String, objects: [some APIObject]?) {
            set(name, objects.map { .array($0.map(\.json)) })
        }

        /// What is there already, by its ID or as an object: of one of the client's own the ID is all that the API takes.
        mutating func set(_ name: String, reference value: (any Swift.Encodable & Swift.Sendable)?) {
            switch value {
            case nil: return
            case let id as String: set(name, text: id)
            case let json as JSON: set(name, json)
            case let object as any APIObject: set(name, ["id": object.json["id"] ?? .null])
            case let value?: set(name, (try? JSON(encoding: value)) ?? .null)
            }
        }

        /// Tokens.
        static func json(_ integers: [Int]) -> JSON { .array(integers.map { .number(.init($0)) }) }

        mutating func set(_ name: String, textsByName values: [String: String]?) {
            guard let values else { return }
            var object: JSON.Object = [:]
            for (name, value) in values.sorted(by: { $0.key < $1.key }) { object[name] = .string(value) }
            set(name, .object(object))
        }
    }
}
