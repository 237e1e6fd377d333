import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What holds for the network holds for a client on URLSession, too.
extension InterceptorTests {
    private static func request(_ lesson: Lesson, _ path: String, _ question: String = "x") -> URLRequest {
        var request = URLRequest(url: lesson.api.baseURL.appendingPathComponent(path), timeoutInterval: 60)
        request.httpMethod = "POST"
        request.setValue("Bearer sk-test", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(#"{"q": "\#(question)"}"#.utf8)
        return request
    }

    @Test(.timeLimit(.minutes(20))) func veryManyAtOnceGetThrough() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            lesson.api.answer("POST", "/many", .json(#"{"id":"x","object":"thing"}"#))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let asked = ManyCallsTests.count
            let count = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<asked {
                    let request = Self.request(lesson, "many", "\(number)")
                    group.addTask {
                        let (_, response) = try await session.data(for: request)
                        return (response as? HTTPURLResponse)?.statusCode == 200 ? 1 : 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(count == asked && lesson.api.requestCount == asked)
        }
    }

    @Test(.timeLimit(.minutes(20))) func aChallengeIsAnAnswerAtOnce() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            lesson.api.answer(
                "POST", "/challenge", .json("{}", status: 401, headers: ["WWW-Authenticate": "Basic realm=x"]))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let (_, response) = try await session.data(for: Self.request(lesson, "challenge"))
            #expect((response as? HTTPURLResponse)?.statusCode == 401)
        }
    }

    @Test func aKeyAndAPromptGoToNoOtherOrigin() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            try await withLoopbackAPI { other in
                let target = "http://localhost:\(other.port)/v1/to"
                lesson.api.answer("POST", "/from", .json("{}", status: 307, headers: ["Location": target]))
                let session = URLSession(configuration: use.cache.sessionConfiguration())
                await #expect(throws: (any Error).self) { try await session.data(for: Self.request(lesson, "from")) }
                #expect(other.requestCount == 0)
            }
        }
    }
}
