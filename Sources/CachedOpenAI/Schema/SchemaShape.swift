import Foundation

nonisolated extension OpenAI {
    /// What has been found out about the JSON of a type or a place.
    final class SchemaShape {
        enum Kind {
            /// Nothing was read: an object without properties.
            case unread
            case scalar(JSON.Object)
            /// Any JSON.
            case free
            case object
            /// `count` is set where the type reads a fixed number of elements.
            case array([SchemaShape], hasEnd: Bool)
            /// As that type.
            case type(Swift.ObjectIdentifier)
            /// One of several.
            case choice([SchemaShape])
        }

        let type: Any.Type
        var kind = Kind.unread
        var isNullable = false
        /// The type asked which keys there are, and its keys are a closed list.
        var asksForKeys = false
        private(set) var properties: [(name: String, shape: SchemaShape)] = []
        /// Of the keys that are not known beforehand.
        var rest: SchemaShape?
        /// Whether a name is one of the type's own keys; one for each container.
        var isKey: [(String) -> Bool] = []

        init(_ type: Any.Type) {
            self.type = type
        }

        func property(_ name: String) -> SchemaShape {
            if let known = properties.first(where: { $0.name == name }) { return known.shape }
            let shape = SchemaShape(type)
            properties.append((name, shape))
            return shape
        }

        /// In a path of what was read, between a property's name and what is in it.
        static let inside: Swift.Character = "\u{1F}"

        /// Everything that was read, with its path.
        func reads(_ path: String = "") -> Swift.Set<String> {
            var reads: Swift.Set<String> = []
            switch kind {
            case .unread: break
            case .scalar(let schema): if schema["type"] != "null" { reads = [path + JSON.object(schema).description] }
            case .free: reads = [path + "*"]
            case .object: reads = [path + "{}"]
            case .array(let elements, _):
                reads = elements.reduce(into: [path + "[]"]) { $0.formUnion($1.reads(path + "[]")) }
            case .type(let id): reads = ["\(path)\(id.hashValue)"]
            case .choice(let shapes): reads = shapes.reduce(into: []) { $0.formUnion($1.reads(path)) }
            }
            if let rest { reads.formUnion(rest.reads(path + "[]")) }
            return properties.reduce(into: reads) { $0.formUnion($1.shape.reads("\(path)\($1.name)\(Self.inside)")) }
        }

        /// Makes it one of several.
        func widen(by others: [SchemaShape]) {
            let usual = SchemaShape(type)
            usual.kind = kind
            usual.properties = properties
            usual.rest = rest
            kind = .choice([usual] + others)
            properties = []
            rest = nil
        }

        func element() -> SchemaShape {
            let shape = SchemaShape(type)
            guard case .array(let elements, let hasEnd) = kind else { return shape }
            kind = .array(elements + [shape], hasEnd: hasEnd)
            return shape
        }
    }
}
