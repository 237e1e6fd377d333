import Foundation

nonisolated extension OpenAI {
    /// The query of a request while it is put together: what is nil is left out.
    struct QueryFields {
        var items: [String: String] = [:]
        /// Items that have several values.
        private(set) var lists: [String: [String]] = [:]

        mutating func set(_ name: String, text: String?) { items[name] = text }
        mutating func set(_ name: String, integer: Int?) { items[name] = integer.map { "\($0)" } }
        mutating func set(_ name: String, flag: Bool?) { items[name] = flag.map { "\($0)" } }
        mutating func set(_ name: String, textsByName values: [String: String]?) {
            for (key, value) in values ?? [:] { items["\(name)[\(key)]"] = value }
        }
        mutating func set(_ name: String, texts: [String]?) { lists[name] = texts }
    }
}
