/// Writes the function that makes an endpoint's request of its parameters.
struct RequestWriter {
    let endpoint: Endpoint
    /// See `MethodWriter.scope`.
    var scope = ""

    func write(_ text: inout SwiftText) {
        text.function("static func \(endpoint.name)Request", parameters, " -> \(scope)Request") { text in
            set(endpoint.queryParameters, of: "query", "QueryFields", &text)
            set(endpoint.bodyParameters, of: body, endpoint.sends == .form ? "FormFields" : "RequestFields", &text)
            if endpoint.isSeeded, endpoint.sends == .json { text.line("body.set(\"seed\", integer: seed)") }
            let isAlone = endpoint.queryParameters.isEmpty && endpoint.bodyParameters.isEmpty
            text.call("\(isAlone ? "" : "return ")\(scope)Request", arguments)
        }
    }

    private var body: String { endpoint.sends == .form ? "form" : "body" }

    private func set(_ parameters: [Parameter], of fields: String, _ type: String, _ text: inout SwiftText) {
        if parameters.isEmpty { return }
        text.line("var \(fields) = \(scope)\(type)()")
        for parameter in parameters {
            let label = parameter.kind.label.map { "\($0): " } ?? ""
            let fallback = parameter.fallback.map { " ?? \($0)" } ?? ""
            let value = parameter.kind.field(parameter.value) + fallback
            text.line("\(fields).set(\"\(parameter.wireName)\", \(label)\(value))")
        }
    }

    private var parameters: [String] {
        var parameters = endpoint.parameters.filter { $0.place != .streamOption }.map { parameter in
            let label = parameter.place == .id ? "_ \(parameter.name)" : parameter.name
            return "\(label): \(parameter.kind.type(in: scope))\(parameter.isOptional ? "?" : "")"
        }
        if endpoint.isSeeded { parameters.append("seed: Int?") }
        return parameters + ["options: \(scope)RequestOptions"]
    }

    private var arguments: [String] {
        let path = endpoint.path.replacing("{", with: "\\(").replacing("}", with: ")")
        var arguments = ["method: \"\(endpoint.method.rawValue)\"", "path: \"\(path)\""]
        if !endpoint.queryParameters.isEmpty { arguments.append("query: query") }
        if !endpoint.bodyParameters.isEmpty {
            arguments.append(endpoint.sends == .form ? "body: .form(form, seed: seed)" : "body: .json(body.object)")
        }
        arguments.append("options: options")
        let waived = endpoint.parameters.filter { $0.fallback != nil }.map { "\"\($0.wireName)\"" }
        if !waived.isEmpty { arguments.append("waivedFields: [\(waived.joined(separator: ", "))]") }
        if endpoint.hasCursor { arguments.append("hasCursor: true") }
        return arguments
    }
}
