import Foundation

nonisolated extension OpenAI {
    /// One endpoint with what is sent to it.
    struct Request {
        var method: String
        /// Below the base URL, such as `/chat/completions`.
        var path: String
        var query: [String: String] = [:]
        var body: JSON.Object?
        var options = RequestOptions()
        /// The answer's pieces are wanted as they come.
        var isStream = false

        /// The same request for an answer that comes piece by piece.
        func streamed(includeUsage: Bool? = nil) -> Request {
            var request = self
            request.body?["stream"] = true
            if let includeUsage { request.body?["stream_options"] = ["include_usage": .bool(includeUsage)] }
            return request
        }
    }

    func send<Value: Swift.Decodable>(_ request: Request, as type: Value.Type) async throws -> Value {
        let call = try call(for: request)
        let answer: OpenAICache.Answer
        do {
            answer = try await engine.answer(to: call)
        } catch {
            throw ErrorMapping.error(error, host: call.url.host ?? call.address.base)
        }
        return try Self.decode(answer, as: type)
    }

    func sendBlocking<Value: Swift.Decodable>(_ request: Request, as type: Value.Type) throws -> Value {
        let call = try call(for: request)
        let answer: OpenAICache.Answer
        do {
            answer = try engine.blockingAnswer(to: call)
        } catch {
            throw ErrorMapping.error(error, host: call.url.host ?? call.address.base)
        }
        return try Self.decode(answer, as: type)
    }

    func call(for request: Request) throws -> OpenAICache.Call {
        let options = request.options
        let url = try url(of: request)
        guard let address = OpenAICache.Address(url, knownBases: [configuration.baseURL]) else {
            throw Self.badURL(url.absoluteString)
        }
        var call = OpenAICache.Call(method: request.method, url: url, address: address, body: Self.body(of: request))
        call.headers = configuration.headers(options)
        call.timeout = options.timeout ?? configuration.timeout
        call.maxRetries = options.maxRetries ?? configuration.maxRetries
        call.cacheSeed = options.cacheSeed
        call.isStream = request.isStream
        call.overwritesCache = options.overwriteCache
        call.delaysResponse = options.delay
        let isAuthorized = call.headers.keys.contains { ["authorization", "api-key"].contains($0.lowercased()) }
        call.obstacle = isAuthorized ? nil : .noKey
        return call
    }

    private func url(of request: Request) throws -> URL {
        let path = request.path.hasPrefix("/") ? request.path : "/" + request.path
        let text = configuration.baseURL + path
        guard var parts = URLComponents(string: text) else { throw Self.badURL(text) }
        let query = configuration.defaultQuery.merging(request.query) { $1 }.merging(request.options.query) { $1 }
        let items = query.sorted { $0.key < $1.key }
        if !items.isEmpty {
            parts.queryItems = (parts.queryItems ?? []) + items.map { .init(name: $0.key, value: $0.value) }
        }
        guard let url = parts.url, url.host != nil else { throw Self.badURL(text) }
        return url
    }

    private static func body(of request: Request) -> OpenAICache.RequestBody {
        guard var body = request.body ?? (request.options.body.isEmpty ? nil : [:]) else { return .none }
        for (name, value) in request.options.body.sorted(by: { $0.key < $1.key }) { body[name] = value }
        return .json(.object(body))
    }

    private static func decode<Value: Swift.Decodable>(
        _ answer: OpenAICache.Answer, as type: Value.Type
    ) throws -> Value {
        guard answer.head.isSuccess else { throw ErrorMapping.error(answer.head, body: answer.body) }
        do {
            let json = try JSON(parsing: answer.body)
            if let value = json as? Value { return value }
            let payload = Payload(json, response: ResponseInfo(answer))
            if let object = type as? any APIObject.Type, let value = try object.init(payload: payload) as? Value {
                return value
            }
            return try JSONDecoder().decode(type, from: answer.body)
        } catch {
            throw ErrorMapping.invalid(answer.body, of: type, error)
        }
    }

    private static func badURL(_ text: String) -> OpenAIError {
        OpenAIError(message: "\(text) is no URL that a request can go to. Check the base URL (OPENAI_BASE_URL).")
    }
}
