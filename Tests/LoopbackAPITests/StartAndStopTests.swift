import Foundation
import LoopbackAPI
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct StartAndStopTests {
    private struct Failure: Error {}

    @Test func twoServersHaveTwoPorts() async throws {
        try await withLoopbackAPI { first in
            try await withLoopbackAPI { second in
                #expect(first.port != second.port)
                _ = try await Client(second).get("/models")
                #expect(first.requestCount == 0)
                #expect(second.requestCount == 1)
            }
        }
    }

    @Test func anyNumberOfTestsMayHaveTwo() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tests in
            for _ in 0..<100 {
                tests.addTask { try await withLoopbackAPI { _ in try await withLoopbackAPI { _ in } } }
            }
            try await tests.waitForAll()
        }
    }

    @Test func nothingListensAfterAFailedTest() async throws {
        var port = 0
        await #expect(throws: Failure.self) {
            try await withLoopbackAPI { api in
                port = api.port
                throw Failure()
            }
        }
        let refused: Int32 = 7
        #expect(try await Curl("http://127.0.0.1:\(port)/v1/models").exitCode == refused)
    }

    @Test func stoppingTwiceIsFine() async throws {
        let api = try await LoopbackAPI.start()
        await api.stop()
        await api.stop()
    }

    @Test func stoppingDoesNotWaitForClientsThatHang() async throws {
        let api = try await LoopbackAPI.start()
        let endless = Array(repeating: Data("x".utf8), count: 10_000)
        api.answer("GET", "/silence", .silence)
        api.answer("GET", "/endless", .stream(endless, contentType: "text/plain", gapMilliseconds: 100))
        api.answer("GET", "/huge", .data(Data(count: 50_000_000), contentType: "text/plain"))
        async let silence = Curl("\(api.baseURL)/silence")
        async let slow = Curl("\(api.baseURL)/endless")
        async let unread = Curl("\(api.baseURL)/huge", "--limit-rate", "1k", "-o", "/dev/null", "--max-time", "2")
        _ = try await Client(api).get("/models")
        try await api.waitForRequests(4)
        try await Task.sleep(for: .milliseconds(50))
        await api.stop()
        #expect(try await silence.exitCode != 0)
        #expect(try await slow.exitCode == Curl.partialFile)
        #expect(try await unread.exitCode != 0)
    }
}
