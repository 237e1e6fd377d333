import CachedOpenAI
import Foundation
import Testing

@testable import CacheServer

/// What any client gets of what was recorded.
@Suite struct ReplayTests {
    private static let chat = Recorded.chat("Name one animal of the sea.", "An octopus.")

    @Test(arguments: [
        "/v1/chat/completions", "/chat/completions", "/api/v1/chat/completions", "/openai/v1/chat/completions",
        "/v1/v1/chat/completions", "/openai/chat/completions", "/s/anna/v1/chat/completions",
    ])
    func anyBaseLeadsToIt(path: String) async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let answer = try await bench.ask("POST", path, Recorded.question("Name one animal of the sea."))
            #expect(answer.status == 200)
            #expect(answer.text.contains("An octopus."))
            #expect(answer.headers["x-cached-openai"] == "hit; turn=1/1")
            #expect(answer.headers["x-request-id"] == "req_0")
            #expect(answer.headers["content-length"] == "\(answer.body.count)")
            #expect((answer.headers["x-cached-openai-note"] != nil) == path.hasPrefix("/v1/v1"))
        }
    }

    /// Other clients spell the same question in other words (C20).
    @Test(arguments: [#","stream":false"#, #","n":1"#, #","n":1,"stream":false,"tools":null"#, #","stop":null"#])
    func whatSaysNothingDoesNotCount(more: String) async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let body = Recorded.question("Name one animal of the sea.", more: more)
            #expect(try await bench.ask("POST", "/v1/chat/completions", body).status == 200)
        }
        try await Bench.run([Recorded.chat("Name one animal of the sea.", "A crab.", more: more)]) {
            (bench: Bench) async throws in
            let body = Recorded.question("Name one animal of the sea.")
            #expect(try await bench.ask("POST", "/v1/chat/completions", body).text.contains("A crab."))
        }
    }

    @Test func aStreamComesWholeAndAtOnce() async throws {
        try await Bench.run([Recorded.stream]) { (bench: Bench) async throws in
            let body = Recorded.question("Stream it.", more: #","stream":true"#)
            let answer = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(answer.headers["content-type"] == "text/event-stream; charset=utf-8")
            #expect(answer.headers["transfer-encoding"] == "chunked")
            #expect(answer.text == Recorded.pieces.map(\.0).joined())
            #expect(answer.isWhole)
            // Put together: a decoder sees the same events.
            #expect(answer.chunks.count == 1)
        }
    }

    @Test func aDelayedStreamComesPieceByPiece() async throws {
        try await Bench.run([Recorded.stream], delay: 1) { (bench: Bench) async throws in
            let body = Recorded.question("Stream it.", more: #","stream":true"#)
            let answer = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(answer.chunks == Recorded.pieces.map { Data($0.0.utf8) })
        }
    }

    /// With the times as they were, this would take an hour.
    @Test func aDelayMayBeShorter() async throws {
        let pieces = Recorded.pieces.map { ($0.0, milliseconds: $0.milliseconds * 5_000) }
        let question = Recorded.question("Stream it.", more: #","stream":true"#)
        let stream = Recorded.answer(
            "/chat/completions", question, answer: Data(pieces.map(\.0).joined().utf8), answerType: "text/event-stream",
            pieces: pieces)
        try await Bench.run([stream], delay: 0.000_02) { (bench: Bench) async throws in
            let answer = try await bench.ask("POST", "/v1/chat/completions", question)
            #expect(answer.chunks.joined().count == pieces.map(\.0).joined().utf8.count)
            #expect(answer.chunks.count > 1)
        }
    }

    @Test func anOlderClientGetsAStreamWithoutChunks() async throws {
        try await Bench.run([Recorded.stream]) { (bench: Bench) async throws in
            let body = Recorded.question("Stream it.", more: #","stream":true"#)
            let bytes =
                "POST /v1/chat/completions HTTP/1.0\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            let answer = try await Raw.exchange(Data(bytes.utf8), port: bench.server.port)
            #expect(answer.headers["transfer-encoding"] == nil)
            #expect(answer.text == Recorded.pieces.map(\.0).joined())
        }
    }

    @Test func responsesAndSpeechComeAsTheyWere() async throws {
        let sound = Data((0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let response = #"{"model":"gpt-4o-mini","input":"Say hello."}"#
        let speech = #"{"model":"tts-1","input":"Good morning.","voice":"alloy"}"#
        let recordings = [
            Recorded.answer(
                "/responses", response,
                answer: Data(#"{"id":"resp_1","object":"response","status":"completed","output":[]}"#.utf8)),
            Recorded.answer("/audio/speech", speech, answer: sound, answerType: "audio/mpeg"),
        ]
        try await Bench.run(recordings) { (bench: Bench) async throws in
            #expect(try await bench.ask("POST", "/v1/responses", response).text.contains("resp_1"))
            let answer = try await bench.ask("POST", "/v1/audio/speech", speech)
            #expect(answer.body == sound)
            #expect(answer.headers["content-type"] == "audio/mpeg")
        }
    }

    /// The boundary, and the parts' content types, are each client's own.
    @Test func aFormCountsByItsParts() async throws {
        func form(_ boundary: String, type: String) -> String {
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
                + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                + "Content-Type: \(type)\r\n\r\nRIFF0000\r\n--\(boundary)--\r\n"
        }
        let recorded = Recorded.answer(
            "/audio/transcriptions", form("one", type: "audio/wav"), contentType: "multipart/form-data; boundary=one",
            answer: Data(#"{"text":"Good morning."}"#.utf8))
        try await Bench.run([recorded]) { (bench: Bench) async throws in
            let answer = try await bench.ask(
                "POST", "/v1/audio/transcriptions", form("other", type: "application/octet-stream"),
                contentType: "multipart/form-data; boundary=other")
            #expect(answer.text == #"{"text":"Good morning."}"#)
        }
    }

    @Test func chunkedAndPackedBodiesAreRead() async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let body = Recorded.question("Name one animal of the sea.")
            let (one, two) = (String(body.prefix(20)), String(body.dropFirst(20)))
            let chunked =
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n\(String(one.utf8.count, radix: 16));x=y\r\n\(one)\r\n"
                + "\(String(two.utf8.count, radix: 16))\r\n\(two)\r\n0\r\nX-Trailer: 1\r\n\r\n"
            let answer = try await Raw.exchange(Data(chunked.utf8), port: bench.server.port)
            #expect(answer.text.contains("An octopus."))
            // The same question.
            let packed = try #require(
                Data(
                    base64Encoded:
                        "H4sIAAAAAAACAw3KsQ2AMAwF0VUs10BFxRAsgCgs+IRIsY1wqBC7k/bevay+o/DE6ar96L1my9yxIkIS"
                        + "gqfl5dsL2vEE7kabW4XVFmZRkBtILKsU8oPqCQrIwN/6/d0YmC5cAAAA"))
            let head =
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n"
                + "Connection: close\r\nContent-Length: \(packed.count)\r\n\r\n"
            let unpacked = try await Raw.exchange(Data(head.utf8) + packed, port: bench.server.port)
            #expect(unpacked.text.contains("An octopus."))
        }
    }

    @Test func embeddingsAreGivenInTheSpellingThatIsAsked() async throws {
        let floats: [Float] = [0.0123456789, -1.5, 3.1415927, 1e-30]
        var bytes = Data()
        for number in floats { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        let packed = #"{"object":"list","data":[{"index":0,"embedding":"\#(bytes.base64EncodedString())"}]}"#
        let plain =
            #"{"object":"list","data":[{"index":0,"embedding":[\#(floats.map { "\($0)" }.joined(separator: ","))]}]}"#
        func question(_ format: String) -> String { #"{"model":"e","input":"x"\#(format)}"# }
        let (asFloats, inBase64) = (question(#","encoding_format":"float""#), question(#","encoding_format":"base64""#))
        try await Bench.run([Recorded.answer("/embeddings", inBase64, answer: Data(packed.utf8))]) {
            (bench: Bench) async throws in
            for asked in [question(""), asFloats] {
                let answer = try await bench.ask("POST", "/v1/embeddings", asked)
                let rows = try #require(answer.json?["data"] as? [[String: Any]])
                let numbers = try #require(rows[0]["embedding"] as? [NSNumber])
                #expect(numbers.map(\.floatValue) == floats)
                #expect(answer.headers["x-cached-openai"]?.contains(#"as="base64, given as floats""#) == true)
            }
        }
        for recorded in [question(""), asFloats] {
            try await Bench.run([Recorded.answer("/embeddings", recorded, answer: Data(plain.utf8))]) {
                (bench: Bench) async throws in
                let answer = try await bench.ask("POST", "/v1/embeddings", inBase64)
                let rows = try #require(answer.json?["data"] as? [[String: Any]])
                #expect(rows[0]["embedding"] as? String == bytes.base64EncodedString())
                // As they were: what the API gives without being asked.
                for asked in [question(""), asFloats] {
                    #expect(try await bench.ask("POST", "/v1/embeddings", asked).text == plain)
                }
            }
        }
    }

    @Test func azureAsksForTheSame() async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let answer = try await bench.ask(
                "POST", "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21",
                Recorded.question("Name one animal of the sea."), headers: ["api-key": "x"])
            #expect(answer.text.contains("An octopus."))
            #expect(
                answer.headers["x-cached-openai"]?.hasSuffix(#"as="without the deployment and api-version""#) == true)
        }
    }

    @Test func aHeadHasNoBody() async throws {
        let models = Recorded.answer(
            "/models", method: "GET", contentType: nil, answer: Data(#"{"object":"list","data":[]}"#.utf8))
        try await Bench.run([models]) { (bench: Bench) async throws in
            let answer = try await bench.ask("HEAD", "/v1/models")
            #expect(answer.status == 200)
            #expect(answer.headers["content-length"] == "27")
            #expect(answer.body.isEmpty)
        }
    }

    @Test func modelsAreMadeOfWhatWasAsked() async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let answer = try await bench.ask("GET", "/v1/models")
            #expect(answer.headers["x-cached-openai"] == "made")
            let list = try #require(answer.json?["data"] as? [[String: Any]])
            #expect(list.map { $0["id"] as? String } == ["gpt-4o-mini"])
        }
    }

    /// A recorded body may hold a key in the wrong place.
    @Test func noKeyIsAModel() async throws {
        let key = "sk-proj-Zq3vT8mKx2Lw9RbN4cYh7JdPf6GsUa1eWoXi5BtV0MkQnHzC"
        let question = #"{"model":"\#(key)","messages":[]}"#
        let recorded = Recorded.answer("/chat/completions", question, answer: Data(#"{"choices":[]}"#.utf8))
        try await Bench.run([recorded]) { (bench: Bench) async throws in
            let list = try await bench.ask("GET", "/v1/models").text
            #expect(list.contains("sk-…(\(key.count) characters)") && !list.contains("Zq3v"), "\(list)")
        }
    }

    @Test func noKeyIsAMiss() {
        let key = "sk-proj-Zq3vT8mKx2Lw9RbN4cYh7JdPf6GsUa1eWoXi5BtV0MkQnHzC"
        let misses = RecentMisses()
        misses.add(.init(word: "miss", title: "POST /\(key)", status: 404, detail: key, byteCount: 0, milliseconds: 0))
        #expect(!"\(misses.json)".contains("Zq3v"), "\(misses.json)")
    }

    @Test func picturesAreServed() async throws {
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data(repeating: 7, count: 5_000)
        let url = "https://pictures.example.org/gone.png"
        let question = #"{"model":"dall-e-2","prompt":"a lighthouse"}"#
        let drawn = Recorded.answer(
            "/images/generations", question, answer: Data(#"{"created":1,"data":[{"url":"\#(url)"}]}"#.utf8),
            pictures: [.init(url: url, contentType: "image/png", content: png)])
        func seen(_ url: String) -> String {
            #"{"model":"gpt-4o","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"\#(url)"}}]}]}"#
        }
        let described = Recorded.answer(
            "/chat/completions", seen("data:image/png;base64,\(png.base64EncodedString())"),
            answer: Data(#"{"choices":[{"message":{"content":"A lighthouse."}}]}"#.utf8))
        try await Bench.run([drawn, described]) { (bench: Bench) async throws in
            let answer = try await bench.ask("POST", "/v1/images/generations", question)
            let rows = try #require(answer.json?["data"] as? [[String: Any]])
            let shown = try #require(rows[0]["url"] as? String)
            #expect(shown.hasPrefix("\(bench.root)/_cached/pictures/"))
            let picture = try await bench.ask("GET", String(shown.dropFirst(bench.root.count)))
            #expect(picture.body == png)
            #expect(picture.headers["content-type"] == "image/png")
            #expect(picture.headers["x-content-type-options"] == "nosniff")
            // Make a picture, then ask about it.
            let told = try await bench.ask("POST", "/v1/chat/completions", seen(shown))
            #expect(told.text.contains("A lighthouse."))
            for path in ["../../etc/passwd", "%2e%2e/x.png", "0.png", String(repeating: "a", count: 32) + ".png"] {
                #expect(try await bench.ask("GET", "/_cached/pictures/\(path)").status == 404)
            }
        }
    }

    @Test func seedsTellAnswersApart() async throws {
        let recordings = [
            Recorded.chat("Name one animal of the sea.", "A seahorse.", more: #","seed":1"#, number: 1),
            Recorded.chat("Name one animal of the sea.", "A blue whale.", more: #","seed":2"#, number: 2),
        ]
        try await Bench.run(recordings) { (bench: Bench) async throws in
            let two = Recorded.question("Name one animal of the sea.", more: #","seed":2"#)
            #expect(try await bench.ask("POST", "/v1/chat/completions", two).text.contains("A blue whale."))
            let plain = Recorded.question("Name one animal of the sea.")
            let answer = try await bench.ask(
                "POST", "/v1/chat/completions", plain, headers: ["X-Cached-OpenAI-Seed": "1"])
            #expect(answer.text.contains("A seahorse."))
            let three = Recorded.question("Name one animal of the sea.", more: #","seed":3"#)
            let missed = try await bench.ask("POST", "/v1/chat/completions", three)
            #expect(missed.status == 404)
            #expect((missed.error?["message"] as? String)?.contains("with the seeds 1 and 2") == true)
        }
    }
}
