/// Writes the function that makes an endpoint's request of its parameters.
struct RequestWriter {
    let endpoint: Endpoint

    func write(_ text: inout SwiftText) {
        text.function("static func \(endpoint.name)Request", parameters, " -> Request") { text in
            guard let fields else { return text.call("Request", arguments) }
            text.line("var \(fields.name) = \(fields.type)()")
            for parameter in endpoint.sentParameters {
                let label = parameter.kind.label.map { "\($0): " } ?? ""
                text.line("\(fields.name).set(\"\(parameter.wireName)\", \(label)\(parameter.name))")
            }
            if endpoint.isSeeded, endpoint.sends == .json { text.line("body.set(\"seed\", integer: seed)") }
            text.call("return Request", arguments)
        }
    }

    private var parameters: [String] {
        var parameters = endpoint.parameters.filter { $0.place != .streamOption }.map { parameter in
            let label = parameter.place == .id ? "_ \(parameter.name)" : parameter.name
            return "\(label): \(parameter.kind.type(in: ""))\(parameter.isOptional ? "?" : "")"
        }
        if endpoint.isSeeded { parameters.append("seed: Int?") }
        return parameters + ["options: RequestOptions"]
    }

    /// What is put together, and in what; nil if nothing is sent.
    private var fields: (name: String, type: String)? {
        if endpoint.sentParameters.isEmpty { return nil }
        if endpoint.method != .post { return ("query", "QueryFields") }
        return endpoint.sends == .form ? ("form", "FormFields") : ("body", "RequestFields")
    }

    private var arguments: [String] {
        let path = endpoint.path.replacing("{", with: "\\(").replacing("}", with: ")")
        let sent: [String] =
            switch fields?.name {
            case "query": ["query: query"]
            case "form": ["body: .form(form, seed: seed)"]
            case "body": ["body: .json(body.object)"]
            default: []
            }
        return ["method: \"\(endpoint.method.rawValue)\"", "path: \"\(path)\""] + sent + ["options: options"]
    }
}
