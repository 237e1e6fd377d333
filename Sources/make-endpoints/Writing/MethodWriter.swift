/// Writes the methods of one endpoint, for one kind of its parameter that may be of several.
struct MethodWriter {
    let resource: Resource
    let endpoint: Endpoint
    let flavour: Flavour
    /// Nil if no parameter is of several kinds.
    let variant: Parameter.Variant?
    /// What stands before the client's own types: an extension sees them by their whole names only.
    var scope = ""

    private var isFirst: Bool { variant?.says.isEmpty ?? true }
    private var method: String { "\(resource.type).\(endpoint.name)" }

    // MARK: Whole answers

    func create(_ text: inout SwiftText) {
        text.documentation(flavour == .async ? documentation : blockingDocumentation)
        if let deprecated = endpoint.deprecated {
            text.line("@available(*, deprecated, message: \"\(deprecated)\")")
        }
        if endpoint.isDiscardable { text.line("@discardableResult") }
        let parameters = signature(of: endpoint.parameters.filter { $0.use != .streamOnly }) + ending
        text.function(
            "public func \(endpoint.name)", parameters, "\(flavour.effects) -> \(endpoint.answer.type(in: scope))"
        ) {
            $0.call("let request = \(builder(of: endpoint))", arguments(replacing: [:]))
            $0.line("return \(flavour.fetching(endpoint.answer, in: scope))")
        }
    }

    private var documentation: Documentation {
        guard isFirst else {
            return Documentation(
                summary: "\(variant?.says ?? "") The parameters are those of the other `\(endpoint.name)`.")
        }
        var parameters = endpoint.parameters.filter { $0.use != .streamOnly }.map { ($0.name, $0.says) }
        if endpoint.isSeeded { parameters.append(("seed", seedSays)) }
        parameters.append(("options", "how the call is handled."))
        parameters.append(
            ("isolation", "filled in by the compiler: a recorded answer is given without changing threads."))
        return Documentation(
            summary: endpoint.says, example: endpoint.example, notes: [endpoint.notes], parameters: parameters,
            errors: "`OpenAIError`.")
    }

    private var blockingDocumentation: Documentation {
        Documentation(summary: "\(isFirst ? endpoint.says : variant?.says ?? "") See `\(method)`.")
    }

    private var seedSays: String {
        "tells several recorded answers apart; \(endpoint.hasOwnSeed ? "the API is sent it too" : "never sent")."
    }

    // MARK: Streams

    func stream(_ text: inout SwiftText) {
        guard let stream = endpoint.stream else { return }
        text.documentation(flavour == .async ? documentation(of: stream) : blockingDocumentation(of: stream))
        var parameters = signature(of: endpoint.parameters) + Array(ending.prefix { !$0.hasPrefix("isolation") })
        if flavour == .blocking {
            parameters.append(
                "\(stream.closure): (\(stream.event.map { scope + $0 } ?? "Foundation.Data")) throws -> Void")
        }
        text.function("public func \(stream.name)", parameters, streamResult(stream)) {
            $0.call("let request = \(builder(of: endpoint))", arguments(replacing: [:], streaming: true))
            let (call, arguments) = reading(stream)
            $0.call(call, arguments)
        }
    }

    private func streamResult(_ stream: Streaming) -> String {
        if flavour == .blocking { return " throws" }
        return " -> \(scope)\(stream.event.map { "Stream<\(scope)\($0)>" } ?? "BinaryStream")"
    }

    /// The last call, and its arguments.
    private func reading(_ stream: Streaming) -> (String, [String]) {
        let closure = stream.closure
        guard stream.event != nil else {
            return flavour == .async
                ? ("return \(scope)BinaryStream", ["client: client", "request: .success(request)"])
                : ("try client.readPiecesBlocking", ["request", "onPiece: \(closure)"])
        }
        let options = endpoint.parameters.filter { $0.place == .streamOption }
        let list = options.map { "\"\($0.wireName)\": \($0.name)" }.joined(separator: ", ")
        let request = "request.streamed(\(options.isEmpty ? "" : "[\(list)]"))"
        return flavour == .async
            ? ("return \(scope)Stream", ["client: client", "request: .success(\(request))"])
            : ("try client.readBlocking", [request, "onElement: \(closure)"])
    }

    private func documentation(of stream: Streaming) -> Documentation {
        let others = " The parameters are those of `\(endpoint.name)`."
        guard isFirst else { return Documentation(summary: (variant?.streamSays ?? "") + others) }
        return Documentation(
            summary: stream.says + others, example: stream.example, notes: [stream.notes, streamOnlyNotes])
    }

    /// Of the parameters that only a stream has.
    private var streamOnlyNotes: String {
        endpoint.parameters.filter { $0.use == .streamOnly }.map { "`\($0.name)`: \($0.says)" }.joined(separator: " ")
    }

    private func blockingDocumentation(of stream: Streaming) -> Documentation {
        guard isFirst else {
            return Documentation(summary: "\(variant?.streamSays ?? "") See `\(resource.type).\(stream.name)`.")
        }
        let call = "`\(stream.closure)` is called on this thread; if it throws, the connection is closed."
        return Documentation(
            summary: "\(stream.blockingSays) See `\(resource.type).\(stream.name)`.", notes: [call],
            errors: "`OpenAIError`, what the closure throws.")
    }

    // MARK: Waiting

    func poll(_ text: inout SwiftText) {
        guard let polling = endpoint.polling else { return }
        text.documentation(flavour == .async ? documentation(of: polling) : blockingDocumentation(of: polling))
        let own = endpoint.parameters.filter { $0.use != .streamOnly }
        let parameters = signature(of: own) + ["pollIntervalMs: Int? = nil"] + ending
        let wait = flavour == .async ? "await " : ""
        let result = flavour == .async ? "result" : "blockingResult"
        text.function(
            "public func \(polling.name)", parameters, "\(flavour.effects) -> \(endpoint.answer.type(in: scope))"
        ) {
            if let retrieve = resource.endpoints.first(where: { $0.name == polling.retrieve }) {
                $0.call("let made = try \(wait)\(endpoint.name)", callArguments)
                $0.call("let request = \(builder(of: retrieve))", polled(retrieve) + ["options: options"])
            } else {
                $0.call("let request = \(builder(of: endpoint))", arguments(replacing: [:]))
            }
            let after = polling.retrieve == nil ? "" : ", after: made"
            $0.line(
                "return try \(wait)\(scope)Polling(client: client, milliseconds: pollIntervalMs).\(result)(of: request\(after))"
            )
        }
    }

    /// What this method's own parameters are to the one that it goes on from.
    private var callArguments: [String] {
        var arguments = endpoint.parameters.filter { $0.use != .streamOnly }.map { parameter in
            parameter.place == .id ? parameter.name : "\(parameter.name): \(parameter.value)"
        }
        if endpoint.isSeeded { arguments.append("seed: seed") }
        return arguments + ["options: options"]
    }

    /// What leads to the object that was made.
    private func polled(_ retrieve: Endpoint) -> [String] {
        retrieve.parameters.filter { [.id, .path].contains($0.place) }.map { parameter in
            parameter.place == .id ? "made.id" : "\(parameter.name): \(parameter.name)"
        }
    }

    private func documentation(of polling: Polling) -> Documentation {
        guard isFirst else { return Documentation(summary: "\(variant?.says ?? "") See the other `\(polling.name)`.") }
        let note = """
            It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is \
            recorded is given at once. The other parameters are those of `\(endpoint.name)`.
            """
        return Documentation(summary: polling.says, notes: [note], errors: "`OpenAIError`, `CancellationError`.")
    }

    private func blockingDocumentation(of polling: Polling) -> Documentation {
        let says = isFirst ? polling.says : variant?.says ?? ""
        return Documentation(summary: "\(says) See `\(resource.type).\(polling.name)`.")
    }

    // MARK: Structured answers

    func parse(_ text: inout SwiftText) {
        guard let parse = endpoint.parse else { return }
        text.documentation(flavour == .async ? documentation(of: parse) : blockingDocumentation(of: parse))
        let own = endpoint.parameters.filter {
            $0.use != .streamOnly && ($0.name != parse.field || parse.fieldSays != nil)
        }
        let type = ["as type: Value.Type", "schema: \(scope)JSONSchema? = nil"]
        let parameters = signature(of: own) + type + ending
        let result = "\(flavour.effects) -> \(scope)\(parse.result)<Value>"
        text.function("public func parse<Value: Swift.Decodable>", parameters, result) {
            $0.line("let schema = try schema ?? \(scope)JSONSchema(of: type)")
            $0.call("let request = \(builder(of: endpoint))", arguments(replacing: [parse.field: parse.value]))
            $0.line("let answer = \(flavour.fetching(endpoint.answer, in: scope))")
            $0.line("return try \(scope)\(parse.result)(answer, as: type)")
        }
    }

    private func documentation(of parse: Parsing) -> Documentation {
        guard isFirst else { return Documentation(summary: "\(variant?.parseSays ?? "") See the other `parse`.") }
        var points = parse.fieldSays.map { [(name: parse.field, says: $0)] } ?? []
        points.append(
            (
                "type",
                "what the answer is to be; dates come in ISO 8601. The parameters before it are those of `create`."
            ))
        points.append(("schema", "what the API is told of the type, if it is not to be derived."))
        points.append(("seed", seedSays))
        return Documentation(
            summary: "Asks the model for a value of a type of one's own. Its JSON schema is derived from the type.",
            example: parse.example, points: points,
            errors: """
                `SchemaError` if no schema can be derived; `LengthFinishReasonError` and \
                `ContentFilterFinishReasonError` if the answer was cut off; `OpenAIError`. A refusal is not thrown: \
                `\(parse.parsed)` is nil, and `refusal` says why.
                """)
    }

    private func blockingDocumentation(of parse: Parsing) -> Documentation {
        let says = isFirst ? "Asks the model for a value of a type of one's own." : variant?.parseSays ?? ""
        return Documentation(summary: "\(says) See `\(resource.type).parse`.")
    }

    // MARK: Parameters

    private func builder(of endpoint: Endpoint) -> String {
        let type = flavour == .async ? "Self" : "\(scope)\(resource.type)"
        return "\(type).\(endpoint.name)Request"
    }

    private var ending: [String] {
        var ending = endpoint.isSeeded ? ["seed: Int? = nil"] : []
        ending.append("options: \(scope)RequestOptions = .init()")
        if flavour == .async { ending.append("isolation: isolated (any _Concurrency.Actor)? = #isolation") }
        return ending
    }

    private func signature(of parameters: [Parameter]) -> [String] {
        parameters.map { parameter in
            let isVaried = !parameter.variants.isEmpty
            let kind = isVaried ? variant?.kind ?? parameter.kind : parameter.kind
            let isOptional = isVaried ? variant?.isOptional ?? false : parameter.isOptional
            let label = parameter.place == .id ? "_ \(parameter.name)" : parameter.name
            let usual = isOptional ? "? = nil" : parameter.usual.map { " = \($0)" } ?? ""
            return "\(label): \(kind.type(in: scope))\(usual)"
        }
    }

    private func arguments(replacing replaced: [String: String], streaming: Bool = false) -> [String] {
        var arguments = endpoint.parameters.filter { $0.place != .streamOption }.map { parameter in
            let isThere = parameter.use != .streamOnly || streaming
            let value = replaced[parameter.name] ?? (isThere ? value(of: parameter) : "nil")
            return parameter.place == .id ? value : "\(parameter.name): \(value)"
        }
        if endpoint.isSeeded { arguments.append("seed: seed") }
        return arguments + ["options: options"]
    }

    private func value(of parameter: Parameter) -> String {
        guard !parameter.variants.isEmpty, let variant else { return parameter.value }
        if variant.kind == .fileURL { return "\(scope)FileInput(contentsOf: \(parameter.name))" }
        if parameter.kind == .file { return parameter.name }
        if parameter.kind == .files { return variant.kind == .file ? "[\(parameter.name)]" : parameter.name }
        if parameter.kind == .formValue {
            return variant.isOptional
                ? "\(parameter.name).map { \(variant.kind.formValue("$0")) }" : variant.kind.formValue(parameter.name)
        }
        return variant.isOptional
            ? "\(parameter.name).map { \(variant.kind.json("$0")) }" : variant.kind.json(parameter.name)
    }
}
