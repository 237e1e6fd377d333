import Foundation

nonisolated extension OpenAI {
    /// One endpoint with what is sent to it.
    struct Request {
        var method: String
        /// Below the base URL, such as `/chat/completions`.
        var path: String
        var query: [String: String] = [:]
        /// Query items that have several values.
        var lists: [String: [String]] = [:]
        var body: JSON.Object?
        /// In place of a body: what is sent as a form.
        var form: FormFields?
        /// The seed of a request that is sent as a form: no such endpoint has one of its own, so it stays here.
        var formSeed: Int?
        var options = RequestOptions()
        /// The answer's pieces are wanted as they come.
        var isStream = false

        /// The same request for an answer that comes piece by piece.
        func streamed(includeUsage: Bool? = nil) -> Request {
            var request = self
            request.body?["stream"] = true
            request.form?.set("stream", flag: true)
            if let includeUsage { request.body?["stream_options"] = ["include_usage": .bool(includeUsage)] }
            return request
        }

        /// As `streamed(includeUsage:)`, for an endpoint that always tells the usage.
        func streamed(includeObfuscation: Bool?) -> Request {
            var request = streamed()
            if let includeObfuscation {
                request.body?["stream_options"] = ["include_obfuscation": .bool(includeObfuscation)]
            }
            return request
        }
    }

    /// - Parameter isolation: where a recorded answer is given; changing threads would cost more than all else.
    func send<Value: Swift.Decodable>(
        _ request: Request, as type: Value.Type, isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try Self.decode(try await answer(to: request), as: type)
    }

    func sendBlocking<Value: Swift.Decodable>(_ request: Request, as type: Value.Type) throws -> Value {
        try Self.decode(try blockingAnswer(to: request), as: type)
    }

    /// A success, as it came.
    func answer(
        to request: Request, isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAICache.Answer {
        let call = try call(for: request)
        do {
            return try Self.success(try await engine.answer(to: call))
        } catch {
            throw ErrorMapping.error(error, host: call.url.host ?? call.address.base)
        }
    }

    /// As `answer(to:)`; the thread waits.
    func blockingAnswer(to request: Request) throws -> OpenAICache.Answer {
        let call = try call(for: request)
        do {
            return try Self.success(try engine.blockingAnswer(to: call))
        } catch {
            throw ErrorMapping.error(error, host: call.url.host ?? call.address.base)
        }
    }

    private static func success(_ answer: OpenAICache.Answer) throws -> OpenAICache.Answer {
        guard answer.head.isSuccess else { throw ErrorMapping.error(answer.head, body: answer.body) }
        return answer
    }

    func call(for request: Request) throws -> OpenAICache.Call {
        let options = request.options
        let url = try url(of: request)
        guard let address = OpenAICache.Address(url, knownBases: [configuration.knownBase]) else {
            throw Self.badURL(url.absoluteString)
        }
        let body = try Self.body(of: request)
        var call = OpenAICache.Call(method: request.method, url: url, address: address, body: body)
        call.headers = configuration.headers(options)
        call.timeout = options.timeout ?? configuration.timeout
        call.maxRetries = options.maxRetries ?? configuration.maxRetries
        call.cacheSeed = options.cacheSeed ?? request.formSeed
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
        let items = queryItems(of: request)
        if !items.isEmpty { parts.queryItems = (parts.queryItems ?? []) + items }
        guard let url = parts.url, url.host != nil else { throw Self.badURL(text) }
        return url
    }

    private func queryItems(of request: Request) -> [Foundation.URLQueryItem] {
        let query = configuration.defaultQuery.merging(request.query) { $1 }.merging(request.options.query) { $1 }
        let single = query.sorted { $0.key < $1.key }
        var items = single.map { Foundation.URLQueryItem(name: $0.key, value: $0.value) }
        for (name, values) in request.lists.sorted(by: { $0.key < $1.key }) {
            items += values.map { Foundation.URLQueryItem(name: name + "[]", value: $0) }
        }
        return items
    }

    private static func body(of request: Request) throws -> OpenAICache.RequestBody {
        let more = request.options.body.sorted { $0.key < $1.key }
        if var form = request.form {
            for (name, value) in more { form.replace(name, value) }
            return try form.encoded()
        }
        guard var body = request.body ?? (more.isEmpty ? nil : [:]) else { return .none }
        for (name, value) in more { body[name] = value }
        return .json(.object(body))
    }

    private static func decode<Value: Swift.Decodable>(
        _ answer: OpenAICache.Answer, as type: Value.Type
    ) throws -> Value {
        do {
            let json = try JSON(parsing: answer.body)
            if let value = json as? Value { return value }
            if isError(json) { throw ErrorMapping.error(answer.head, body: answer.body) }
            let payload = Payload(json, response: ResponseInfo(answer))
            if let object = type as? any APIObject.Type, let value = try object.init(payload: payload) as? Value {
                return value
            }
            return try JSONDecoder().decode(type, from: answer.body)
        } catch let error as APIStatusError {
            throw error
        } catch {
            throw ErrorMapping.invalid(answer.body, of: type, error)
        }
    }

    /// Some servers send an error with the status of a success. (A response's own error is one of many fields.)
    private static func isError(_ json: JSON) -> Bool {
        json["error"]?.objectValue != nil && json["id"] == nil && json["object"] == nil
    }

    private static func badURL(_ text: String) -> OpenAIError {
        OpenAIError(message: "\(text) is no URL that a request can go to. Check the base URL (OPENAI_BASE_URL).")
    }
}
