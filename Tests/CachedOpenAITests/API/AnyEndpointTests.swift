import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AnyEndpointTests {
    @Test func eachVerbSendsJSONAndIsCached() async throws {
        try await Lesson.run { lesson in
            for verb in ["POST", "PUT", "PATCH", "DELETE"] {
                lesson.api.answer(verb, "/boxes/1", .json(#"{"verb":"\#(verb)"}"#))
            }
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let posted = try await client.post("/boxes/1", query: ["dry": "1"], body: ["size": 3])
                let put = try await client.put("/boxes/1", body: ["size": 3])
                let patched = try await client.patch("/boxes/1", body: ["size": 3])
                let deleted = try await client.delete("/boxes/1", body: ["size": 3])
                let verbs = [posted, put, patched, deleted].map { $0["verb"]?.stringValue }
                #expect(verbs == ["POST", "PUT", "PATCH", "DELETE"])
                let twins = try [
                    client.blocking.post("/boxes/1", query: ["dry": "1"], body: ["size": 3]),
                    client.blocking.put("/boxes/1", body: ["size": 3]),
                    client.blocking.patch("/boxes/1", body: ["size": 3]),
                    client.blocking.delete("/boxes/1", body: ["size": 3]),
                ]
                #expect(twins == [posted, put, patched, deleted])
            }
            #expect(lesson.api.requests.map(\.method) == ["POST", "PUT", "PATCH", "DELETE"])
            #expect(lesson.api.requests.allSatisfy { $0.text == #"{"size":3}"# })
            #expect(lesson.api.requests[0].queryValue("dry") == "1")
        }
    }

    @Test func anAnswerIsBytesATextOrNothing() async throws {
        try await Lesson.run { lesson in
            let bytes = Data([0, 255, 1])
            lesson.api.answer("GET", "/charts/1", .data(bytes, contentType: "image/png"))
            lesson.api.answer("GET", "/notes/1", .data(Data("[1".utf8), contentType: "text/plain"))
            lesson.api.answer("POST", "/calls/1/hangup", .data(Data(), contentType: "text/plain", status: 204))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let chart = try await client.get("/charts/1", as: Data.self)
                #expect(chart == bytes && chart.startIndex == 0)
                let note = try await client.get("/notes/1", as: String.self)
                #expect(note == "[1")
                let nothing = try await client.post("/calls/1/hangup")
                #expect(nothing.isNull)
                #expect(try client.blocking.get("/charts/1", as: Data.self) == bytes)
            }
            #expect(lesson.api.requestCount == 3)
            #expect(lesson.api.requests.last?.body.isEmpty == true)
        }
    }

    @Test func anErrorWithTheStatusOfASuccessIsThrownForBytesToo() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/charts/1", .json(#"{"error":{"message":"gone","code":404}}"#))
            let client = lesson.client(.production)
            await #expect(throws: OpenAI.NotFoundError.self) { try await client.get("/charts/1", as: Data.self) }
            await #expect(throws: OpenAI.NotFoundError.self) { try await client.get("/charts/1", as: String.self) }
        }
    }

    @Test func aFormWithFilesIsSentInOneOrder() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/boxes", .json(#"{"id":"b"}"#))
            let file = OpenAI.FileInput(Data("x".utf8), filename: "a.txt")
            let form: [String: OpenAI.FormValue] = [
                "purpose": "user_data", "file": .file(file), "more": .files([file, file]),
                "expires": .json(["days": 7, "tags": ["a", true]]),
            ]
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let box = try await client.post("/boxes", form: form)
                #expect(box["id"] == "b")
            }
            #expect(lesson.api.requestCount == 1)
            let sent = try Form(lesson.api.requests[0])
            #expect(
                sent.texts == ["expires[days]=7", "expires[tags][]=a", "expires[tags][]=true", "purpose=user_data"])
            #expect(sent.files == ["file a.txt text/plain", "more[] a.txt text/plain", "more[] a.txt text/plain"])
        }
    }

    @Test func eventsComeOfAnyEndpointLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            let events = [#"{"type":"thing.started"}"#, #"{"type":"thing.done","n":2}"#]
            lesson.api.answer("POST", "/things", .events(events))
            lesson.api.answer("GET", "/things/1", .events(events))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                var types: [String?] = []
                for try await event in client.stream("/things", body: ["a": 1]) { types.append(event.type) }
                for try await event in client.stream("/things/1") { types.append(event.type) }
                try client.blocking.stream("/things", body: ["a": 1], as: OpenAI.StreamEvent.self) {
                    types.append($0.type)
                }
                #expect(types == Array(repeating: ["thing.started", "thing.done"], count: 3).flatMap { $0 })
            }
            #expect(lesson.api.requests.map(\.text) == [#"{"a":1,"stream":true}"#, ""])
            #expect(lesson.api.requests[1].queryValue("stream") == "true")
        }
    }

    @Test func bytesComeAsTheyAreWhateverTheyBeginWith() async throws {
        try await Lesson.run { lesson in
            let page = Data("<html>a page</html>".utf8)
            lesson.api.answer(
                "GET", "/containers/c/files/f/content", .stream([page, page], contentType: "text/html"))
            lesson.api.answer("GET", "/notes/2", .data(Data(#"{"a":1}"#.utf8), contentType: "application/json"))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                var bytes = Data()
                for try await piece in client.streamBytes("/containers/c/files/f/content") { bytes += piece }
                #expect(bytes == page + page)
                var note = Data()
                try client.blocking.streamBytes("/notes/2") { note += $0 }
                #expect(note == Data(#"{"a":1}"#.utf8))
            }
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func whatCantBeSentIsAnErrorThatSaysSo() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            let list = await #expect(throws: OpenAI.OpenAIError.self) { try await client.post("/x", body: [1]) }
            #expect(list?.message.contains("is not a JSON object") == true)
            let both = await #expect(throws: OpenAI.OpenAIError.self) {
                try await client.post("/x", body: ["a": 1], form: ["b": "c"])
            }
            #expect(both?.message.contains("comes with a form") == true)
            #expect(lesson.api.requestCount == 0)
        }
    }
}
