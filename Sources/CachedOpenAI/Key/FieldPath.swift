nonisolated extension OpenAICache {
    /// Where a field stands in a body, as a miss prints it: `metadata.run`, `messages[0].name`. `[*]` stands for every
    /// element of an array.
    struct FieldPath {
        private enum Step {
            case name(String)
            case element(Int)
            case everyElement
        }

        private let steps: ArraySlice<Step>

        init(_ text: String) {
            var steps: [Step] = []
            for part in text.split(separator: ".", omittingEmptySubsequences: false) {
                let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
                if let name = pieces.first, !name.isEmpty { steps.append(.name(String(name))) }
                steps += pieces.dropFirst().map(Self.element)
            }
            self.steps = steps[...]
        }

        /// What is no place in an array is a name that no field has.
        private static func element(_ piece: Substring) -> Step {
            if piece == "*]" { return .everyElement }
            let index = piece.hasSuffix("]") ? Int(piece.dropLast()) : nil
            return index.map(Step.element) ?? .name("[\(piece)")
        }

        private init(_ steps: ArraySlice<Step>) {
            self.steps = steps
        }

        /// The body without the fields that stand there.
        func removed(from value: JSON) -> JSON {
            guard let step = steps.first else { return value }
            let rest = FieldPath(steps.dropFirst())
            switch (step, value) {
            case (.name(let name), .object(var object)):
                object[name] = rest.steps.isEmpty ? nil : object[name].map(rest.removed)
                return .object(object)
            case (.everyElement, .array(let elements)):
                return .array(rest.steps.isEmpty ? [] : elements.map(rest.removed))
            case (.element(let index), .array(var elements)) where elements.indices.contains(index):
                if rest.steps.isEmpty {
                    elements.remove(at: index)
                } else {
                    elements[index] = rest.removed(from: elements[index])
                }
                return .array(elements)
            default: return value
            }
        }
    }
}
