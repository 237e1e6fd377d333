import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RequestPathTests {
    @Test(arguments: ["", " ", "\t\n", ".", "..", " .. ", "\u{A0}"])
    func anIDThatIsNoneIsRefusedBeforeAnythingIsSent(id: String) async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            func refused(_ noun: String, _ call: () async throws -> Void) async {
                let error = await #expect(throws: OpenAI.OpenAIError.self) { try await call() }
                #expect(error?.message.hasPrefix("The \(noun) ID") == true, "\(error?.message ?? "")")
            }
            await refused("file") { _ = try await client.files.retrieve(id) }
            await refused("file") { _ = try await client.files.delete(id) }
            await refused("file") { _ = try await client.files.content(id) }
            await refused("batch") { _ = try client.blocking.batches.retrieve(id) }
            await refused("response") { _ = try await client.responses.retrieve(id) }
            await refused("vector store") { _ = try await client.vectorStores.files.list(id) }
            await refused("file") { _ = try await client.vectorStores.files.retrieve(id, vectorStoreID: "vs") }
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test(arguments: [
        "/files/../admin", "/files/%2e%2E/admin", "/./files", "/files//content", "files/.%2e", "..", "//evil.example/x",
    ])
    func aPathThatLeavesItsPlaceIsRefused(path: String) async throws {
        try await Lesson.run { lesson in
            let error = await #expect(throws: OpenAI.OpenAIError.self) {
                try await lesson.client(.production).get(path, as: OpenAI.JSON.self)
            }
            #expect(error?.message.contains("path") == true)
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func anyOtherIDStaysOneEscapedPartOfThePath() throws {
        let ids = ["a/../b", "a?b=c", "a#b", "a\nb", "...", "a%2Fb", "é", "a b", "ft:gpt:x"]
        let expected = ["a%2F..%2Fb", "a%3Fb=c", "a%23b", "a%0Ab", "...", "a%252Fb", "%C3%A9", "a%20b", "ft:gpt:x"]
        let paths = ids.map { "/files/\($0)/content" as OpenAI.RequestPath }
        #expect(paths.map(\.text) == expected.map { "/files/\($0)/content" })
        #expect(paths.allSatisfy { $0.problem == nil })
    }
}
