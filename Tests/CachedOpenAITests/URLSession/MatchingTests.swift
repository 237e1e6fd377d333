import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Hits and misses of whole requests, through both doors.
extension InterceptorTests {
    private static let sampleCount: UInt64 = 40

    @Test func aRecordedRequestIsAHitInAnySpellingAndAMissInAnyOtherForm() async throws {
        try await withEngines { lesson, use in
            Self.countAnswers(of: lesson.api)
            let samples = (1...Self.sampleCount).map { Sampled($0, server: "http://127.0.0.1:\(lesson.api.port)") }
            use(.dev, false)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let recorder = lesson.client(.dev)
            for (place, sample) in samples.enumerated() {
                // Half of them through each door.
                let answer =
                    place % 2 == 0 ? try await sample.ask(recorder, or: session) : try await sample.ask(session)
                #expect(answer["n"]?.intValue == place, "case \(sample.seed)")
            }
            use(.production, true)
            let client = lesson.client(.production, offline: true, key: nil)
            for (place, sample) in samples.enumerated() {
                for _ in 0..<3 {
                    #expect(try await sample.ask(session)["n"]?.intValue == place, "case \(sample.seed)")
                    #expect(try await sample.ask(client, or: session)["n"]?.intValue == place, "case \(sample.seed)")
                }
                let other = sample.changed()
                await #expect(throws: (any Error).self, "case \(sample.seed): \(other.request)") {
                    try await other.ask(session)
                }
                guard other.suitsTheClient else { continue }
                await #expect(throws: OpenAI.MissError.self, "case \(sample.seed): \(other.request)") {
                    try await other.ask(client, or: session)
                }
            }
            #expect(lesson.api.requestCount == samples.count)
        }
    }

    @Test func aRecordedFormIsAHitInAnySpellingAndAMissInAnyOtherForm() async throws {
        try await withEngines { lesson, use in
            Self.countAnswers(of: lesson.api)
            let url = lesson.api.baseURL.appendingPathComponent("images/edits")
            func ask(_ form: SampleForm, _ spelling: UInt64) async throws -> Int? {
                var spelling = FormSpelling(spelling)
                return try await Self.ask(session(), "POST", url, spelling.body(form))["n"]?.intValue
            }
            func session() -> URLSession { URLSession(configuration: use.cache.sessionConfiguration()) }
            use(.dev, false)
            // Different ones: two that are alike would share one answer.
            var samplers = (1...Self.sampleCount).map { FormSampler($0) }
            let forms = samplers.indices.map { place in
                var form = samplers[place].form()
                form.parts.append(.init(name: "prompt", content: Data("\(place)".utf8)))
                return form
            }
            for (place, form) in forms.enumerated() {
                let answer = try await ask(form, 1)
                #expect(answer == place)
            }
            use(.production, true)
            for (place, form) in forms.enumerated() {
                let answer = try await ask(form, 2 + UInt64(place))
                #expect(answer == place)
                let other = samplers[place].changed(form)
                let miss = await #expect(throws: (any Error).self) { try await ask(other, 3) }
                #expect(miss != nil, "\(other)")
            }
            #expect(lesson.api.requestCount == forms.count)
        }
    }

    private static func countAnswers(of api: LoopbackAPI) {
        for method in ["GET", "POST"] {
            for path in ["/*", "/*/*", "/*/*/*"] {
                api.answer(method, path, needsKey: false) { _ in .json(answer(number: api.requestCount - 1)) }
            }
        }
    }

    /// What any endpoint may answer.
    private static func answer(number: Int) -> String {
        """
        {"n":\(number),"id":"x","choices":[{"message":{},"text":""}],"output":[],"data":[{"embedding":[1],"url":""}],"results":[],
        "text":""}
        """
    }

    fileprivate static func ask(
        _ session: URLSession, _ method: String, _ url: URL, _ body: OpenAICache.RequestBody
    ) async throws -> OpenAI.JSON {
        var request = URLRequest(url: url)
        request.httpMethod = method
        let (data, contentType) = body.encoded
        if !data.isEmpty { request.httpBody = data }
        request.setValue(contentType, forHTTPHeaderField: "Content-Type")
        request.setValue(UUID().uuidString, forHTTPHeaderField: "X-Request-Number")
        return try OpenAI.JSON(parsing: try await session.data(for: request).0)
    }
}

/// A request of a lesson, asked in another spelling each time.
private final class Sampled {
    let seed: UInt64
    let request: SampleRequest
    private var spelling: AddressSpelling

    convenience init(_ seed: UInt64, server: String) {
        var sampler = RequestSampler(seed)
        var request = sampler.request()
        while !["GET", "POST"].contains(request.method) { request = sampler.request() }
        // No two of them are the same.
        request.query.append(.init(name: "number", value: "\(seed)"))
        self.init(seed, request, server: server)
    }

    private init(_ seed: UInt64, _ request: SampleRequest, server: String?) {
        self.seed = seed
        self.request = request
        spelling = AddressSpelling(seed)
        spelling.server = server
    }

    func changed() -> Sampled {
        var mutation = RequestMutation(seed)
        return Sampled(seed, mutation.changed(request), server: spelling.server)
    }

    /// The client's own methods send objects, and each query item once.
    var suitsTheClient: Bool {
        let names = Set(request.query.map(\.name))
        guard names.count == request.query.count, request.query.allSatisfy({ $0.value != nil }) else { return false }
        guard case .object? = request.body else { return request.method == "GET" && request.body == nil }
        return request.method == "POST"
    }

    func ask(_ session: URLSession) async throws -> OpenAI.JSON {
        let url = try #require(URL(string: spelling.url(request)))
        let body = OpenAICache.RequestBody(
            request.body.map { spelling.values.data($0) }, contentType: spelling.contentType())
        return try await InterceptorTests.ask(session, request.method, url, body)
    }

    func ask(_ client: OpenAI, or session: URLSession) async throws -> OpenAI.JSON {
        guard suitsTheClient else {
            return try await ask(session)
        }
        let query = Dictionary(uniqueKeysWithValues: request.query.map { ($0.name, $0.value ?? "") })
        let options = OpenAI.RequestOptions(headers: ["X-Number": "\(UUID())"], query: query)
        guard let body = request.body else {
            return try await client.get(request.path, as: OpenAI.JSON.self, options: options)
        }
        let json = try OpenAI.JSON(parsing: spelling.values.data(body))
        return try await client.post(request.path, body: json, as: OpenAI.JSON.self, options: options)
    }
}
