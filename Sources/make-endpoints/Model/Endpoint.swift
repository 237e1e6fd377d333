/// One endpoint of the API: told once, it becomes a method that is awaited, one that blocks, and where it has them, those
/// that stream and parse.
struct Endpoint {
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    enum Content {
        case json
        case form
    }

    /// What comes back.
    enum Answer {
        case object(String)
        /// Of a list of these.
        case page(String)
        /// No JSON: a `BinaryContent`.
        case bytes
        /// JSON, or plain text if another format was asked for.
        case text(String)
    }

    let name: String
    let method: Method
    /// Below the base URL; what stands in braces is a parameter in Swift's spelling.
    let path: String
    let answer: Answer
    /// What the method does, in a sentence.
    let says: String
    var example = ""
    var notes = ""
    var sends = Content.json
    /// The API knows `seed`; any other endpoint's is the cache's alone.
    var hasOwnSeed = false
    /// Why it should not be used any more, and what instead.
    var deprecated: String?
    /// Those that are needed first, then in the order in which the official snippets use them.
    var parameters: [Parameter] = []
    var stream: Streaming?
    var parse: Parsing?
    var polling: Polling?
    /// The name of the extension that it is in, with a file of its own; nil: it is in the struct's.
    var group: String?

    init(
        _ name: String, _ method: Method, _ path: String, _ answer: Answer, _ says: String, example: String = "",
        notes: String = "", sends: Content = .json, hasOwnSeed: Bool = false, deprecated: String? = nil,
        _ parameters: [Parameter] = [], stream: Streaming? = nil, parse: Parsing? = nil,
        polling: Polling? = nil, group: String? = nil
    ) {
        self.name = name
        self.method = method
        self.path = path
        self.answer = answer
        self.says = says
        self.example = example
        self.notes = notes
        self.sends = sends
        self.hasOwnSeed = hasOwnSeed
        self.deprecated = deprecated
        self.parameters = parameters
        self.stream = stream
        self.parse = parse
        self.polling = polling
        self.group = group
    }

    var bodyParameters: [Parameter] { method == .post ? parameters.filter { $0.place == .sent } : [] }

    var queryParameters: [Parameter] {
        parameters.filter { $0.place == .query || ($0.place == .sent && method != .post) }
    }

    /// Whether a page of its answer tells where the next one begins, also if it doesn't say that there is one.
    var hasCursor: Bool { method == .get && parameters.contains { $0.wireName == "after" } }

    /// What is only fetched, stopped or deleted has one answer.
    var isSeeded: Bool { !bodyParameters.isEmpty }

    /// What comes back tells no more than that it was done.
    var isDiscardable: Bool { method == .delete || name == "cancel" }

    /// The one that may be of several kinds.
    var variedParameter: Parameter? { parameters.first { !$0.variants.isEmpty } }
}

/// How an endpoint's answer comes piece by piece.
struct Streaming {
    var name = "stream"
    /// The type of the events; nil for bytes.
    let event: String?
    /// What the closure of the blocking method is called.
    var closure = "onEvent"
    let says: String
    let blockingSays: String
    var example = ""
    var notes = ""
}

/// How an endpoint's answer becomes a value of the caller's type.
struct Parsing {
    /// The generic type that comes back.
    let result: String
    /// The body's field that holds the schema, as a parameter, and what it is then, in Swift.
    let field: String
    let value: String
    /// What is said of the field where the caller may give the rest of it.
    var fieldSays: String?
    let example: String
    /// Where the value and a refusal are found.
    let parsed: String
}

/// A method that asks an endpoint, and then again and again until what it asks for is made.
struct Polling {
    let name: String
    /// The resource's endpoint that is asked again; nil: this one.
    var retrieve: String?
    let says: String
}
