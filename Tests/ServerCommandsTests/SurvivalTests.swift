import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a recording server has answered is kept, whatever becomes of it.
@Suite(.serialized) struct SurvivalTests {
    private static func question(_ number: Int) -> Data {
        Data(#"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Question \#(number)?"}]}"#.utf8)
    }

    private static func ask(_ base: String, _ number: Int) async throws -> Data {
        let url = try #require(URL(string: "\(base)/chat/completions"))
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = question(number)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let (data, response) = try await URLSession.shared.data(for: request)
        try #require((response as? HTTPURLResponse)?.statusCode == 200)
        return data
    }

    @Test func aServerThatIsKilledUnderLoadLosesNothing() async throws {
        let folder = try TemporaryFolder()
        let answered = OpenAICache.Locked<[Int: Data]>([:])
        try await withLoopbackAPI { api in
            let tool = try await ServedTool(
                ["--record", "--upstream", api.baseURL.absoluteString], in: folder.url,
                environment: ["OPENAI_API_KEY": "sk-server"])
            let base = tool.base
            let numbers = OpenAICache.Locked(0)
            let guests = Task {
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            // Until the server is gone.
                            while true {
                                let number = numbers.withLock { numbers in
                                    numbers += 1
                                    return numbers
                                }
                                guard let data = try? await Self.ask(base, number) else { return }
                                answered.withLock { $0[number] = data }
                            }
                        }
                    }
                }
            }
            try await eventually("200 answers") { answered.withLock { $0.count } >= 200 }
            #expect(await tool.end(by: SIGKILL) == SIGKILL)
            await guests.value
        }
        try await ServedTool.run(in: folder.url) { tool in
            for (number, data) in answered.withLock({ $0 }) {
                let replayed = try await Self.ask(tool.base, number)
                #expect(replayed == data)
            }
        }
    }
}
