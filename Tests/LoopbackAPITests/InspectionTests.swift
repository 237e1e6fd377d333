import Foundation
import LoopbackAPI
import Testing

struct InspectionTests {
    @Test func aRequestIsKeptAsItArrived() async throws {
        try await withLoopbackAPI { api in
            _ = try await Client(api).post("/files%2Fx?after=a%20b&limit=2", #"{"k":1}"#)
            let request = try #require(api.requests.first)
            #expect(request.method == "POST")
            #expect(request.path == "/files%2Fx")
            #expect(request.query == "after=a%20b&limit=2")
            #expect(request.queryValue("after") == "a b")
            #expect(request.header("authorization") == "Bearer sk-test")
            #expect(request.text == #"{"k":1}"#)
            #expect(request.json?["k"] as? Int == 1)
        }
    }

    @Test func requestsAreCountedByPath() async throws {
        try await withLoopbackAPI { api in
            let client = Client(api)
            _ = try await client.get("/models")
            _ = try await client.get("/models?x=1")
            _ = try await client.post("/embeddings", "{}")
            #expect(api.requestCount == 3)
            #expect(api.requestCount(path: "/models") == 2)
            #expect(api.requestCount(path: "/files") == 0)
        }
    }

    @Test(arguments: ["", "Transfer-Encoding: chunked"]) func aLargeBodyArrivesWhole(header: String) async throws {
        try await withLoopbackAPI { api in
            let body = Data(String(repeating: "a line of a large file\n", count: 150_000).utf8)
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try body.write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            api.answer("POST", "/files", .json("{}"))
            let answer = try await Curl(
                "\(api.baseURL)/files", "-H", "Expect:", "-H", header, "--data-binary", "@\(file.path)")
            #expect(answer.output == "{}")
            #expect(api.requests.first?.body == body)
        }
    }

    @Test func concurrentRequestsAreAllKept() async throws {
        try await withLoopbackAPI { api in
            let client = Client(api)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<50 {
                    group.addTask { _ = try await client.get("/models?n=\(number)") }
                }
                try await group.waitForAll()
            }
            #expect(Set(api.requests.map(\.query)).count == 50)
        }
    }

    @Test func waitingForRequestsThatDoNotComeEnds() async throws {
        try await withLoopbackAPI { api in
            await #expect(throws: StillWaiting.self) {
                try await api.waitForRequests(1, seconds: 0.02)
            }
        }
    }
}
