import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A server that asks for another kind of authorization refuses: nobody is there to give it, and nothing waits for it.
@Suite struct AuthorizationTests {
    @Test(
        arguments: ["Basic realm=x", "Digest realm=\"x\", nonce=\"n\"", "NTLM", "Negotiate", "Bearer"], [401, 407])
    func aChallengeIsAnErrorAtOnce(challenge: String, status: Int) async throws {
        try await Lesson.run { lesson in
            let name = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate"
            let body = #"{"error":{"message":"who are you"}}"#
            lesson.api.answer("POST", "/chat/completions", .json(body, status: status, headers: [name: challenge]))
            lesson.api.answer("GET", "/files", .json(body, status: status, headers: [name: challenge]))
            let client = lesson.client(.dev)
            let error = await #expect(throws: OpenAI.APIStatusError.self) { try await client.ask("x") }
            #expect(error?.statusCode == status && error?.message.contains("who are you") == true)
            #expect((error is OpenAI.AuthenticationError) == (status == 401))
            await #expect(throws: OpenAI.APIStatusError.self) { try await client.get("/files", as: OpenAI.JSON.self) }
            #expect(throws: OpenAI.APIStatusError.self) { try client.blocking.get("/files", as: OpenAI.JSON.self) }
            await #expect(throws: OpenAI.APIStatusError.self) {
                for try await _ in client.chat.completions.stream(model: "m", messages: [.user("x")]) {}
            }
            #expect(lesson.api.requestCount == 4)
        }
    }
}
