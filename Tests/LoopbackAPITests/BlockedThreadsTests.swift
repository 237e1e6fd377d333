import Foundation
import LoopbackAPI
import Testing

struct BlockedThreadsTests {
    /// More blocking calls at once than Swift's concurrency has threads: each holds its thread until answered.
    @Test func theServerAnswersWhileEveryThreadOfTheTestsIsBlocked() async throws {
        try await withLoopbackAPI { api in
            api.answer("POST", "/chat/completions", .usual.delayed(milliseconds: 100))
            let client = Client(api)
            let calls = 3 * ProcessInfo.processInfo.activeProcessorCount
            let statuses = await withTaskGroup(of: Int?.self) { group in
                for _ in 0..<calls {
                    group.addTask { client.blockingPost("/chat/completions", "{}") }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: calls))
        }
    }

    @Test func aBlockedThreadCanReadWhatArrived() async throws {
        try await withLoopbackAPI { api in
            let status = Client(api).blockingPost("/embeddings", "{}")
            #expect(status == 200)
            #expect(api.requestCount(path: "/embeddings") == 1)
        }
    }
}
