import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A million levels of JSON, at every door by which bytes come in.
@Suite(.timeLimit(.minutes(5))) struct DeepJSONTests {
    @Test(arguments: ["[", #"{"a":"#, #"[{"data":"#]) func aMillionLevelsAreRefused(open: String) throws {
        let bytes = Data(String(repeating: open, count: 1_000_000).utf8)
        #expect(throws: OpenAICache.JSONSyntaxError.self) { try OpenAI.JSON(parsing: bytes) }
        #expect(throws: (any Error).self) { try JSONDecoder().decode(OpenAI.JSON.self, from: bytes) }
        #expect(throws: (any Error).self) { try JSONDecoder().decode(OpenAI.ChatCompletion.self, from: bytes) }
        #expect(OpenAICache.ImagesAnswer(body: bytes).pictureURLs.isEmpty)
        #expect(OpenAICache.ImagesAnswer(body: bytes).replacing(["a": "b"]).count >= bytes.count)
    }

    @Test func aBodyOfAMillionLevelsIsARequestOfBytes() {
        let bytes = Data(String(repeating: "[", count: 1_000_000).utf8)
        let body = OpenAICache.RequestBody(bytes, contentType: "application/json")
        guard case .bytes(let kept, _) = body else {
            Issue.record("it was taken for JSON")
            return
        }
        #expect(kept == bytes)
        let address = OpenAICache.Address(base: "b", path: "/p", query: "")
        #expect(OpenAICache.RequestIdentity(method: "POST", address: address, body: body).seed == nil)
    }

    @Test(arguments: ["data: ", "data: {\"choices\":[{\"delta\":"]) func anEventOfAMillionLevelsIsAnError(start: String)
    {
        var events = OpenAI.StreamEvents<OpenAI.ChatCompletionChunk>()
        events.take([Data((start + String(repeating: "[", count: 1_000_000) + "\n\n").utf8)])
        #expect(throws: OpenAI.APIError.self) { try events.next() }
    }

    /// The deepest that is taken passes through all that recurses, on the smallest stack that a thread has.
    @Test func theDeepestValueFitsASmallStackEverywhere() async throws {
        let inner = String(repeating: #"{"a":["#, count: 127) + String(repeating: "]}", count: 127)
        let answer = Data(#"{"id":"c","choices":[],"deep":\#(inner)}"#.utf8)
        let isRead = await onSmallStack {
            guard let completion = try? OpenAI.ChatCompletion(json: OpenAI.JSON(parsing: answer)) else { return false }
            let copy = try? OpenAI.JSON(parsing: completion.json.canonicalData())
            return copy == completion.json && !completion.description.isEmpty
                && copy?.hashValue == completion.json.hashValue
        }
        #expect(isRead)
    }

    /// Pieces that nest as deep as JSON may are put together on such a stack, too.
    @Test func theDeepestPiecesFitASmallStack() async {
        let inner = String(repeating: #"{"a":["#, count: 125) + String(repeating: "]}", count: 125)
        let indexed = String(repeating: #"[{"index":0,"a":"#, count: 125) + "1" + String(repeating: "}]", count: 125)
        for deep in [inner, indexed] {
            let chunk = Data(#"{"choices":[{"delta":{"deep":\#(deep)},"filter":\#(deep)}],"top":\#(deep)}"#.utf8)
            let isPutTogether = await onSmallStack {
                guard let json = try? OpenAI.JSON(reading: chunk),
                    let chunk = try? OpenAI.ChatCompletionChunk(json: json)
                else { return false }
                var accumulator = OpenAI.ChatCompletionAccumulator()
                for _ in 1...3 { accumulator.add(chunk) }
                return (try? accumulator.completion())?.choices.count == 1
            }
            #expect(isPutTogether)
        }
    }

    /// Runs on a thread with the 512 KB of stack that other platforms give a secondary thread.
    private func onSmallStack(_ body: @escaping @Sendable () -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }
}
