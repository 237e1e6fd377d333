import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What OpenAI keeps of answers, and what is rarely asked of responses.
@Suite struct StoredTests {
    private static let completion =
        #"{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}"#

    @Test func storedCompletionsAreFoundChangedAndDeleted() async throws {
        try await Lesson.run { lesson in
            let api = lesson.api
            api.answer("GET", "/chat/completions/c", .json(Self.completion))
            api.answer("POST", "/chat/completions/c", .json(Self.completion))
            api.answer(
                "GET", "/chat/completions", .json(#"{"object":"list","data":[\#(Self.completion)],"has_more":false}"#))
            api.answer("DELETE", "/chat/completions/c", .json(#"{"id":"c","deleted":true}"#))
            let message = #"{"id":"c-0","role":"user","content":"Hello","content_parts":null}"#
            api.answer("GET", "/chat/completions/c/messages", .json(#"{"data":[\#(message)],"has_more":false}"#))
            let completions = lesson.client(.dev).chat.completions
            let one = try await completions.retrieve("c")
            #expect(one.choices[0].message.content == "Hi")
            _ = try await completions.update("c", metadata: ["k": "v"])
            #expect(api.requests.last?.text == #"{"metadata":{"k":"v"}}"#)
            let all = try await completions.list(model: "m", metadata: ["k": "v"])
            #expect(all.data == [one] && api.requests.last?.query == "metadata%5Bk%5D=v&model=m")
            let messages = try await completions.messages.list("c", order: "asc")
            #expect(messages.data[0].id == "c-0" && messages.data[0].content == "Hello")
            let gone = try await completions.delete("c")
            #expect(gone.deleted)
            let offline = lesson.client(.production, offline: true, key: nil).blocking
            #expect(try offline.chat.completions.retrieve("c") == one)
            #expect(try offline.chat.completions.messages.list("c", order: "asc").data == messages.data)
        }
    }

    @Test func aResponseInTheBackgroundIsResumedAndReplayed() async throws {
        try await Lesson.run { lesson in
            let events = [
                #"{"type":"response.output_text.delta","delta":"lo","sequence_number":4}"#,
                #"{"type":"response.completed","sequence_number":5,"response":{"id":"resp_1","status":"completed","output":[]}}"#,
            ]
            lesson.api.answer("GET", "/responses/resp_1", .events(events))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let stream = client.responses.retrieveStream("resp_1", startingAfter: 3, includeObfuscation: false)
                let response = try await stream.finalResponse()
                #expect(response.id == "resp_1" && response.status == "completed")
                var count = 0
                try client.blocking.responses.retrieveStream(
                    "resp_1", startingAfter: 3, includeObfuscation: false
                ) { _ in count += 1 }
                #expect(count == 2)
            }
            #expect(lesson.api.requestCount == 1)
            #expect(lesson.api.requests[0].query == "include_obfuscation=false&starting_after=3&stream=true")
        }
    }

    @Test func conversationsAreMadeShorterAndCounted() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/responses/compact",
                .json(
                    #"{"id":"r","object":"response.compaction","output":[{"type":"compaction","id":"i"}],"usage":{"input_tokens":9}}"#
                ))
            lesson.api.answer(
                "POST", "/responses/input_tokens", .json(#"{"object":"response.input_tokens","input_tokens":11}"#))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let compacted = try await client.responses.compact(model: "m", input: [.user("Hi")])
                #expect(compacted.output.count == 1 && compacted.usage?.inputTokens == 9)
                let count = try await client.responses.inputTokens.count(model: "m", input: "Hi", conversation: "conv")
                #expect(count.inputTokens == 11)
                let twin = try client.blocking.responses.inputTokens.count(
                    model: "m", input: "Hi", conversation: "conv")
                #expect(twin == count)
            }
            #expect(lesson.api.requests[1].text == #"{"model":"m","input":"Hi","conversation":"conv"}"#)
        }
    }

    @Test func theTextOfAVectorStoresFileAndItsAttributes() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/vector_stores/vs/files/f", .json(#"{"id":"f","attributes":{"year":2}}"#))
            lesson.api.answer(
                "GET", "/vector_stores/vs/files/f/content",
                .json(
                    #"{"object":"vector_store.file_content.page","data":[{"type":"text","text":"Hi"}],"has_more":false}"#
                ))
            lesson.api.answer(
                "GET", "/vector_stores/vs/file_batches/b/files", .json(#"{"data":[{"id":"f"}],"has_more":false}"#))
            lesson.api.answer(
                "POST", "/vector_stores/vs/file_batches/b/cancel", .json(#"{"id":"b","status":"cancelled"}"#))
            let stores = lesson.client(.production).vectorStores
            let file = try await stores.files.update("f", vectorStoreID: "vs", attributes: ["year": 2])
            #expect(file.attributes == ["year": 2])
            let content = try await stores.files.content("f", vectorStoreID: "vs")
            #expect(content.data[0].text == "Hi")
            let listed = try await stores.fileBatches.listFiles("b", vectorStoreID: "vs", filter: "failed")
            let cancelled = try await stores.fileBatches.cancel("b", vectorStoreID: "vs")
            #expect(listed.data[0].id == "f" && cancelled.status == "cancelled")
        }
    }
}
