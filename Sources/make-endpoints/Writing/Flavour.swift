/// The two twins of a resource.
enum Flavour {
    case async
    case blocking

    /// What stands between a method's parameters and its result.
    var effects: String { self == .async ? " async throws" : " throws" }

    /// The call that fetches an answer.
    func fetching(_ answer: Endpoint.Answer, in scope: String) -> String {
        let (wait, suffix) = self == .async ? ("await ", "") : ("", "Blocking")
        let content = "try \(wait)client.\(self == .async ? "content" : "blockingContent")(of: request)"
        return switch answer {
        case .object(let type): "try \(wait)client.send\(suffix)(request, as: \(scope)\(type).self)"
        case .page: "try \(wait)client.page\(suffix)(request)"
        case .bytes: "\(scope)BinaryContent(\(content))"
        case .text: "try \(scope)TextAnswer.read(\(content))"
        }
    }
}

extension Endpoint.Answer {
    /// As a Swift type.
    ///
    /// - Parameter scope: what stands before the client's own types, such as `OpenAI.`.
    func type(in scope: String) -> String {
        switch self {
        case .object(let type), .text(let type): "\(scope)\(type)"
        case .page(let type): "\(scope)Page<\(scope)\(type)>"
        case .bytes: "\(scope)BinaryContent"
        }
    }
}
