import Foundation

nonisolated extension OpenAI {
    /// - Parameter isolation: where a recorded answer is given; changing threads would cost more than all else.
    func send<Value: Swift.Decodable>(
        _ request: Request, as type: Value.Type, isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await answer(to: request) { try Self.decode($0, to: request, as: type) }
    }

    func sendBlocking<Value: Swift.Decodable>(_ request: Request, as type: Value.Type) throws -> Value {
        try blockingAnswer(to: request) { try Self.decode($0, to: request, as: type) }
    }

    /// A success that is not to be decoded, as it came.
    func content(
        of request: Request, isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAICache.Answer {
        try await answer(to: request) { try Self.checked($0, to: request) }
    }

    /// As `content(of:)`; the thread waits.
    func blockingContent(of request: Request) throws -> OpenAICache.Answer {
        try blockingAnswer(to: request) { try Self.checked($0, to: request) }
    }

    /// What is made of a success.
    private func answer<Value>(
        to request: Request, isolation: isolated (any _Concurrency.Actor)? = #isolation,
        read: (OpenAICache.Answer) throws -> Value
    ) async throws -> Value {
        let call = try call(for: request)
        var isReplay = false
        do {
            let answer = try await engine.answer(to: call)
            isReplay = answer.isReplay
            return try read(Self.success(answer))
        } catch {
            throw mapped(error, call, isReplay: isReplay)
        }
    }

    /// As `answer(to:read:)`; the thread waits.
    private func blockingAnswer<Value>(
        to request: Request, read: (OpenAICache.Answer) throws -> Value
    ) throws -> Value {
        let call = try call(for: request)
        var isReplay = false
        do {
            let answer = try engine.blockingAnswer(to: call)
            isReplay = answer.isReplay
            return try read(Self.success(answer))
        } catch {
            throw mapped(error, call, isReplay: isReplay)
        }
    }

    /// The error that the caller gets. That of a miss that was sent says that it was one.
    func mapped(_ error: any Swift.Error, _ call: OpenAICache.Call, isReplay: Bool) -> any Swift.Error {
        let mapped = ErrorMapping.error(error, call)
        if isReplay { return mapped }
        if let refusal = mapped as? APIStatusError, [400, 403, 404].contains(refusal.statusCode) {
            engine.noteOnRefusal(call).map(refusal.add)
        }
        if let failure = mapped as? APIError, let note = engine.noteOnMiss(call) { failure.add(note) }
        return mapped
    }

    private static func success(_ answer: OpenAICache.Answer) throws -> OpenAICache.Answer {
        guard answer.head.isSuccess else { throw ErrorMapping.error(answer.head, body: answer.body) }
        return answer
    }

    func call(for request: Request) throws -> OpenAICache.Call {
        let options = request.options
        if !options.headers.isEmpty || !options.query.isEmpty {
            OpenAICache.SentSecrets.remember(headers: options.headers, query: options.query)
        }
        let base = configuration.base(of: request)
        let url = try url(of: request, below: base)
        guard let address = OpenAICache.Address(url, knownBases: [configuration.known(base)]) else {
            throw Self.badURL(url.absoluteString)
        }
        let body = try Self.body(of: request)
        var call = OpenAICache.Call(method: request.method, url: url, address: address, body: body)
        let headers = configuration.headers(options)
        if let problem = headers.problem { throw OpenAIError(message: problem) }
        call.headers = headers.dictionary
        call.timeout = options.timeout ?? configuration.timeout
        call.maxRetries = options.maxRetries ?? configuration.maxRetries
        call.cacheSeed = options.cacheSeed ?? request.body?.keptSeed
        call.isStream = request.isStream
        call.overwritesCache = options.overwriteCache
        call.keepsFailure = options.keepsFailure
        call.waivedFields = request.waivedFields
        call.delaysResponse = options.delay
        let isAuthorized = headers["authorization"] != nil || headers["api-key"] != nil
        call.obstacle = isAuthorized ? nil : .noKey
        call.keyProblem = configuration.key.problem
        if !isAuthorized, let function = configuration.keyFunction {
            call.obstacle = nil
            call.authorization = { try await Self.authorization(function) }
        }
        call.log = configuration.log
        return call
    }

    /// The header that a function's key makes.
    private static func authorization(_ function: Configuration.KeyFunction) async throws -> String {
        let key: APIKey
        do {
            key = APIKey(try await function(), name: "what the apiKey function gave")
        } catch let error as CancellationError {
            throw error
        } catch {
            let reason = Excerpt.of(String(describing: error))
            throw OpenAIError(message: "The apiKey function gave no key, so nothing was sent: \(reason)")
        }
        guard let text = key.text else {
            let problem = key.problem ?? "the apiKey function gave an empty key"
            throw OpenAIError(message: "Nothing was sent: \(problem). Check the function.")
        }
        return "Bearer \(text)"
    }

    private func url(of request: Request, below base: String) throws -> URL {
        if let problem = request.path.problem ?? configuration.base.problem { throw OpenAIError(message: problem) }
        let text = base + request.path.text
        guard var parts = URLComponents(string: text) else { throw Self.badURL(text) }
        let items = queryItems(of: request)
        if !items.isEmpty {
            parts.queryItems = (parts.queryItems ?? []) + items
            // Foundation leaves a plus as it is, and servers take it for a space.
            parts.percentEncodedQuery = parts.percentEncodedQuery?.replacingOccurrences(of: "+", with: "%2B")
        }
        guard let url = parts.url, url.host != nil else { throw Self.badURL(text) }
        return url
    }

    private func queryItems(of request: Request) -> [Foundation.URLQueryItem] {
        let query = configuration.defaultQuery.merging(request.query.items) { $1 }.merging(request.options.query) { $1 }
        let single = query.sorted { $0.key < $1.key }
        var items = single.map { Foundation.URLQueryItem(name: $0.key, value: $0.value) }
        for (name, values) in request.query.lists.sorted(by: { $0.key < $1.key }) {
            items += values.map { Foundation.URLQueryItem(name: name + "[]", value: $0) }
        }
        return items
    }

    private static func body(of request: Request) throws -> OpenAICache.RequestBody {
        let more = request.options.body.sorted { $0.key < $1.key }
        guard var body = request.body ?? (more.isEmpty ? nil : .json([:])) else { return .none }
        for (name, value) in more { body.set(name, value) }
        return try body.encoded()
    }

    private static func decode<Value: Swift.Decodable>(
        _ answer: OpenAICache.Answer, to request: Request, as type: Value.Type
    ) throws -> Value {
        do {
            if let value = try asItCame(answer, to: request, as: type) { return value }
            let json = try json(of: answer, to: request, as: type)
            if let value = json as? Value { return value }
            try check(json, of: answer, to: request)
            let payload = Payload(json, response: ResponseInfo(answer))
            if let object = type as? any APIObject.Type, let value = try object.init(payload: payload) as? Value {
                return value
            }
            // What `JSON` has read and the decoder can't is read from JSON that is written well.
            if let value = try? JSONDecoder().decode(type, from: answer.body) { return value }
            return try JSONDecoder().decode(type, from: json.data())
        } catch let error as APIError {
            throw error
        } catch {
            throw ErrorMapping.invalid(answer.body, of: type, error)
        }
    }

    /// Bytes and texts; nil for what is to be decoded.
    private static func asItCame<Value>(
        _ answer: OpenAICache.Answer, to request: Request, as type: Value.Type
    ) throws -> Value? {
        guard type == Data.self || type == String.self else { return nil }
        let body = try checked(answer, to: request).body
        if type == Data.self { return BinaryContent.fromZero(body) as? Value }
        return String(decoding: body, as: UTF8.self) as? Value
    }

    private static func json(of answer: OpenAICache.Answer, to request: Request, as type: Any.Type) throws -> JSON {
        let isDeletion = request.method == "DELETE"
        let mayBeBlank = isDeletion || type == JSON.self
        let json = try mayBeBlank && UnstreamedAnswer.isBlank(answer.body) ? .null : JSON(reading: answer.body)
        guard isDeletion, json.isNull || json == [:], let deletion = type as? any DeletionAnswer.Type
        else { return json }
        return deletion.json(ofDeletionAt: request.path.text)
    }

    /// As what is kept is judged: some servers send an error with the status of a success.
    private static func check(_ json: JSON, of answer: OpenAICache.Answer, to request: Request) throws {
        let (method, path) = (request.method, request.path.text)
        if let error = OpenAICache.AnswerJudge.error(toldBy: json, method: method, path: path) {
            throw ErrorMapping.error(error, answer.head, body: answer.body)
        }
        guard json["choices"]?.arrayValue?.isEmpty == true else { return }
        let kind = OpenAICache.AnswerKind(method: method, path: path)
        if kind == .chat || kind == .completion {
            throw FieldMismatch(path: "choices", type: "a completion", expected: "at least one element")
        }
    }

    /// - Throws: if an answer that is not decoded is an error, or a web page.
    private static func checked(_ answer: OpenAICache.Answer, to request: Request) throws -> OpenAICache.Answer {
        let verdict = OpenAICache.AnswerJudge.judge(
            method: request.method, path: request.path.text, requestedStream: request.isStream,
            status: answer.head.status, contentType: answer.head.headers["content-type"], body: answer.body)
        guard case .failure(let reason) = verdict else { return answer }
        if let error = (try? JSON(reading: answer.body)).flatMap(OpenAICache.ErrorDetails.told) {
            throw ErrorMapping.error(error, answer.head, body: answer.body)
        }
        throw ErrorMapping.invalid(answer.body, of: Foundation.Data.self, OpenAIError(message: reason))
    }

    private static func badURL(_ text: String) -> OpenAIError {
        let shown = OpenAICache.Address.shown(text)
        return OpenAIError(
            message: "\(Excerpt.of(shown)) is not a URL that a request can go to. "
                + "Check the base URL (OPENAI_BASE_URL).")
    }
}
