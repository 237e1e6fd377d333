/// A JSON value apart from the library's own: what a property test knows to be equal or not.
indirect enum SampleJSON: Equatable {
    case null
    case bool(Bool)
    case number(SampleNumber)
    /// By code points: a composed and a decomposed é are two texts.
    case text([Unicode.Scalar])
    case list([SampleJSON])
    /// In any order.
    case object([Pair])

    struct Pair: Equatable {
        var key: [Unicode.Scalar]
        var value: SampleJSON
    }

    static func string(_ text: String) -> SampleJSON { .text(Array(text.unicodeScalars)) }

    static func record(_ pairs: KeyValuePairs<String, SampleJSON>) -> SampleJSON {
        .object(pairs.map { Pair(key: Array($0.key.unicodeScalars), value: $0.value) })
    }

    static func == (one: SampleJSON, other: SampleJSON) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let first), .bool(let second)): first == second
        case (.number(let first), .number(let second)): first == second
        case (.text(let first), .text(let second)): first == second
        case (.list(let first), .list(let second)): first == second
        case (.object(let first), .object(let second)):
            first.count == second.count && first.allSatisfy(second.contains)
        default: false
        }
    }

    /// The value under a name of an object.
    subscript(name: String) -> SampleJSON? {
        get {
            guard case .object(let pairs) = self else { return nil }
            return pairs.first { $0.key == Array(name.unicodeScalars) }?.value
        }
        set {
            guard case .object(var pairs) = self else { return }
            let key = Array(name.unicodeScalars)
            pairs.removeAll { $0.key == key }
            if let newValue { pairs.append(Pair(key: key, value: newValue)) }
            self = .object(pairs)
        }
    }
}
