/// The headers of a cassette: each with one value or a list of them.
struct CassetteHeaders {
    private let values: [String: String]

    init(_ tree: Tree?) {
        values = (tree?.members ?? []).reduce(into: [:]) { values, header in
            values[header.name.lowercased()] = header.value.text ?? header.value.list?.first?.text
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// By lower-case names.
    var all: [String: String] { values }
}
