/// What a method takes.
struct Parameter {
    enum Place: String {
        /// In the path, whose template names it; `id` is without a label.
        case id, path
        /// In what is sent: the body, or the query of a GET.
        case sent
        /// In the query, of whatever method.
        case query
        /// In the body's `stream_options`.
        case streamOption
    }

    /// Which of an endpoint's methods take it.
    enum Use {
        case everywhere
        case streamOnly
    }

    /// One of several kinds of a parameter: a method each.
    struct Variant {
        let kind: Kind
        var isOptional = false
        /// What the methods do then; empty for the first kind, of which the endpoint itself tells.
        var says = ""
        var streamSays = ""
        var parseSays = ""
    }

    /// In Swift's spelling.
    let name: String
    /// In the API's spelling.
    let wireName: String
    let kind: Kind
    /// What it is, which values it has, in which unit.
    let says: String
    let place: Place
    let isOptional: Bool
    /// What it is if it is left out, in Swift; nil: it is not sent.
    var usual: String?
    /// What is sent all the same if the caller gives none, in Swift. It says how the answer is written, and the client
    /// reads any way: recordings of requests without it answer, too.
    var fallback: String?
    var use = Use.everywhere
    var variants: [Variant] = []

    /// Its name where its value is meant: some are words of Swift's.
    var value: String { name == "default" ? "`default`" : name }
}

extension Parameter {
    /// The ID in a path that a method takes without a label.
    static func id(_ name: String, _ says: String, wire: String? = nil) -> Parameter {
        Parameter(
            name: name, wireName: wire ?? WireName.of(name), kind: .text, says: says, place: .id, isOptional: false)
    }

    /// Any other part of a path.
    static func path(_ name: String, _ says: String, wire: String? = nil) -> Parameter {
        Parameter(
            name: name, wireName: wire ?? WireName.of(name), kind: .text, says: says, place: .path, isOptional: false)
    }

    static func required(_ name: String, _ kind: Kind, _ says: String, wire: String? = nil) -> Parameter {
        Parameter(
            name: name, wireName: wire ?? WireName.of(name), kind: kind, says: says, place: .sent, isOptional: false)
    }

    /// - Parameter usual: what is sent if it is left out, in Swift; nil: nothing.
    static func optional(
        _ name: String, _ kind: Kind, _ says: String, wire: String? = nil, usual: String? = nil,
        fallback: String? = nil, use: Use = .everywhere, in place: Place = .sent
    ) -> Parameter {
        Parameter(
            name: name, wireName: wire ?? WireName.of(name), kind: kind, says: says, place: place,
            isOptional: usual == nil, usual: usual, fallback: fallback, use: use)
    }

    /// One that may be of several kinds.
    static func variants(_ name: String, _ variants: [Variant], _ says: String) -> Parameter {
        let kinds = Set(variants.map(\.kind.description))
        let isOneFile = kinds.isSubset(of: ["file", "fileURL"])
        let areFiles = kinds.isSubset(of: ["file", "files"])
        let kind: Kind = isOneFile ? .file : areFiles ? .files : kinds.contains("file") ? .formValue : .json
        return Parameter(
            name: name, wireName: WireName.of(name), kind: kind, says: says, place: .sent,
            isOptional: variants.contains(where: \.isOptional), variants: variants)
    }

    /// A field of the body's `stream_options`.
    static func streamOption(_ name: String, _ says: String) -> Parameter {
        Parameter(
            name: name, wireName: WireName.of(name), kind: .flag, says: says, place: .streamOption, isOptional: true,
            use: .streamOnly)
    }
}

extension Parameter.Variant {
    static func one(_ kind: Kind, isOptional: Bool = false) -> Self { .init(kind: kind, isOptional: isOptional) }

    static func other(
        _ kind: Kind, _ says: String, stream: String = "", parse: String = "", isOptional: Bool = false
    ) -> Self {
        .init(kind: kind, isOptional: isOptional, says: says, streamSays: stream, parseSays: parse)
    }
}
