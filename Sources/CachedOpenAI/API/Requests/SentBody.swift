import Foundation

nonisolated extension OpenAI {
    /// What a request sends.
    enum SentBody {
        case json(JSON.Object)
        /// No endpoint that takes a form has a seed of its own, so the seed stays here.
        case form(FormFields, seed: Int?)

        /// The seed that is the cache's alone.
        var keptSeed: Int? {
            if case .form(_, let seed) = self { seed } else { nil }
        }

        /// The model that is asked.
        var model: String? {
            switch self {
            case .json(let object): object["model"]?.stringValue
            case .form(let fields, _): fields.text("model")
            }
        }

        /// Puts a field in the place of what was there under this name.
        mutating func set(_ name: String, _ value: JSON) {
            switch self {
            case .json(var object):
                object[name] = value
                self = .json(object)
            case .form(var fields, let seed):
                fields.replace(name, value)
                self = .form(fields, seed: seed)
            }
        }

        /// - Throws: `OpenAIError` if a file can't be read.
        func encoded() throws -> OpenAICache.RequestBody {
            switch self {
            case .json(let object): .json(.object(object))
            case .form(let fields, _): try fields.encoded()
            }
        }
    }
}
