/// Writes what the official SDKs have as parameters and this client otherwise: the compiler then says how it is spelled.
struct SpellingWriter {
    let resource: Resource

    private static let scope = "OpenAI."
    /// Nothing can call these methods; all the same every student's compiler makes code of what is in them.
    private static let noStream = "\(scope)Stream(client: client, request: .failure(\(scope)OpenAIError.spelling))"
    /// Beside what is needed, what the official snippets of streams and parsed answers have.
    private static let usual = ["model", "instructions", "tools", "input", "n", "size"]

    private var endpoints: [Endpoint] {
        resource.endpoints.filter { $0.stream?.event != nil }
    }

    var isNeeded: Bool { !endpoints.isEmpty }

    /// An extension, which sees the client's types by their whole names only.
    func write(_ text: inout SwiftText) {
        text.block("nonisolated extension OpenAI.\(resource.type)") { text in
            for (index, method) in endpoints.flatMap(methods).enumerated() {
                if index > 0 { text.line() }
                method(&text)
            }
        }
    }

    /// For the usual kinds of a parameter that may be of several: each method costs every student's compiler something.
    private func methods(of endpoint: Endpoint) -> [(inout SwiftText) -> Void] {
        variants(of: endpoint).flatMap { variant -> [(inout SwiftText) -> Void] in
            var methods: [(inout SwiftText) -> Void] = [{ stream(endpoint, variant, &$0) }]
            if !endpoint.streamOptions.isEmpty { methods.append { streamOptions(endpoint, variant, &$0) } }
            return methods
        }
    }

    private func variants(of endpoint: Endpoint) -> [Parameter.Variant?] {
        endpoint.variedParameter.map { Array($0.variants.prefix(2)) } ?? [nil]
    }

    /// Those of the methods that parse, which stand beside them: a file may do without them all.
    func writeParsing(_ text: inout SwiftText) {
        for endpoint in resource.endpoints where endpoint.parse != nil {
            for variant in variants(of: endpoint) {
                text.line()
                parse(endpoint, variant, &text)
            }
        }
    }

    /// `create(…, stream: true)`
    private func stream(_ endpoint: Endpoint, _ variant: Parameter.Variant?, _ text: inout SwiftText) {
        unavailable("message: \"Say \(endpoint.streamName)(…), without stream: true.\"", &text)
        let parameters = signature(of: endpoint, variant) + ["stream: Bool"]
        text.function("public func \(endpoint.name)", parameters, streamResult(endpoint)) { $0.line(Self.noStream) }
    }

    /// `stream(…, streamOptions: ["include_usage": true])`
    private func streamOptions(_ endpoint: Endpoint, _ variant: Parameter.Variant?, _ text: inout SwiftText) {
        let options = endpoint.streamOptions.map { "\($0.name): …" }.joined(separator: ", ")
        unavailable("message: \"Say \(options) instead of streamOptions.\"", &text)
        let parameters = signature(of: endpoint, variant) + ["streamOptions: \(Self.scope)JSON"]
        text.function("public func \(endpoint.streamName)", parameters, streamResult(endpoint)) {
            $0.line(Self.noStream)
        }
    }

    private func streamResult(_ endpoint: Endpoint) -> String {
        " -> \(Self.scope)Stream<\(Self.scope)\(endpoint.stream?.event ?? "")>"
    }

    /// `parse(…, textFormat: T.self)`
    private func parse(_ endpoint: Endpoint, _ variant: Parameter.Variant?, _ text: inout SwiftText) {
        guard let parse = endpoint.parse else { return }
        let named = parameters(of: endpoint).filter { !$0.isOptional || ["model", "input"].contains($0.name) }
        let names = named.map { "\($0.name):" }.joined()
        unavailable("renamed: \"parse(\(names)as:)\"", &text)
        let label = parse.field == "text" ? "textFormat" : parse.field
        let result = " async throws -> \(Self.scope)\(parse.result)<Value>"
        let parameters = signature(of: endpoint, variant) + ["\(label) type: Value.Type"]
        text.function("public func parse<Value: Swift.Decodable>", parameters, result) {
            $0.line("throw \(Self.scope)OpenAIError.spelling")
        }
    }

    private func unavailable(_ how: String, _ text: inout SwiftText) {
        text.documentation(Documentation(summary: "Spelled otherwise in Swift."))
        text.line("@available(*, unavailable, \(how))")
    }

    private func parameters(of endpoint: Endpoint) -> [Parameter] {
        endpoint.parameters.filter { !$0.isOptional || !$0.variants.isEmpty || Self.usual.contains($0.name) }
    }

    private func signature(of endpoint: Endpoint, _ variant: Parameter.Variant?) -> [String] {
        parameters(of: endpoint).map { parameter in
            let isVaried = !parameter.variants.isEmpty
            let kind = isVaried ? variant?.kind ?? parameter.kind : parameter.kind
            let isOptional = isVaried ? variant?.isOptional ?? false : parameter.isOptional
            let label = parameter.place == .id ? "_ \(parameter.name)" : parameter.name
            return "\(label): \(kind.type(in: Self.scope))\(isOptional ? "? = nil" : "")"
        }
    }
}

extension Endpoint {
    fileprivate var streamName: String { stream?.name ?? "" }

    /// The fields of the body's `stream_options`.
    fileprivate var streamOptions: [Parameter] { parameters.filter { $0.place == .streamOption } }
}
