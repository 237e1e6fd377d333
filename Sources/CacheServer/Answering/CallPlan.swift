import CachedOpenAI
import Foundation

/// The calls that would answer a request, the one that it says to the letter first.
struct CallPlan: Sendable {
    struct Choice: Sendable {
        var call: OpenAICache.Call
        /// In which way it is another request; nil for the one itself.
        var difference: String?
        /// Embeddings are given in this spelling.
        var encoding: EmbeddingEncoding?
    }

    /// Never empty.
    let choices: [Choice]

    /// What is sent if none is recorded.
    let sent: Choice

    /// - Parameters:
    ///   - body: with recorded pictures named by their files.
    ///   - mayDiffer: a request that means the same will do.
    /// - Returns: nil if there is no such address.
    init?(
        _ request: ServedRequest, _ path: RequestPath, body: OpenAICache.RequestBody, upstream: Upstream,
        mayDiffer: Bool
    ) {
        let headers = upstream.headers(for: request.head)
        func call(_ path: String, _ query: String, _ body: OpenAICache.RequestBody) -> OpenAICache.Call? {
            let query = upstream.query(query)
            guard let url = URL(string: upstream.base + path + (query.isEmpty ? "" : "?\(query)")),
                let address = OpenAICache.Address(url, knownBases: [upstream.base])
            else { return nil }
            var call = OpenAICache.Call(method: request.method.uppercased(), url: url, address: address, body: body)
            call.headers = headers
            call.isForeign = true
            call.isStream = call.asksForStream || !OpenAICache.ImagesAnswer.isExpected(at: address.path)
            call.cacheSeed = request.head.value("x-cached-openai-seed").flatMap { Int($0) }
            return call
        }
        var choices: [Choice] = []
        let paths = Self.paths(path)
        // Another API doesn't know Azure's spelling.
        let sentPlace = upstream.isAzure ? 0 : paths.count - 1
        var sent: Choice?
        for (place, (path, query, difference)) in paths.enumerated() where mayDiffer || place == sentPlace {
            guard let asked = call(path, query, body) else { continue }
            choices.append(Choice(call: asked, difference: difference))
            if place == sentPlace { sent = choices.last }
            guard mayDiffer, path.hasSuffix("/embeddings"), case .json(let json, _) = body,
                let encoding = EmbeddingEncoding(askedBy: json)
            else { continue }
            for (other, gets) in encoding.otherSpellings(of: json) {
                guard let call = call(path, query, .json(other)) else { continue }
                let given = encoding == .base64 ? "floats, given in base64" : "base64, given as floats"
                choices.append(
                    gets == encoding
                        ? Choice(call: call, difference: "floats")
                        : Choice(call: call, difference: given, encoding: encoding))
            }
        }
        guard let sent else { return nil }
        self.choices = choices
        self.sent = sent
    }

    /// Azure names the model's deployment in the path, and a version in the query.
    private static func paths(_ path: RequestPath) -> [(path: String, query: String, difference: String?)] {
        var paths: [(String, String, String?)] = [(path.path, path.query, nil)]
        let query = path.query.split(separator: "&").filter { !$0.hasPrefix("api-version=") }.joined(separator: "&")
        if let rest = path.behindDeployment {
            paths.append((rest, path.query, "without the deployment"))
            if query != path.query { paths.append((rest, query, "without the deployment and api-version")) }
        } else if query != path.query {
            paths.append((path.path, query, "without api-version"))
        }
        return paths
    }
}
