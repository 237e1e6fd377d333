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
        }

        let type: Any.Type
        var kind = Kind.unread
        var isNullable = false
        /// The type asked which keys there are, and its keys are a closed list.
        var asksForKeys = false
        private(set) var properties: [(name: String, shape: SchemaShape)] = []
        /// Of the keys that are not known beforehand.
        var rest: SchemaShape?

        init(_ type: Any.Type) {
            self.type = type
        }

        func property(_ name: String) -> SchemaShape {
            if let known = properties.first(where: { $0.name == name }) { return known.shape }
            let shape = SchemaShape(type)
            properties.append((name, shape))
            return shape
        }

        func element() -> SchemaShape {
            let shape = SchemaShape(type)
            guard case .array(let elements, let hasEnd) = kind else { return shape }
            kind = .array(elements + [shape], hasEnd: hasEnd)
            return shape
        }
    }
}
