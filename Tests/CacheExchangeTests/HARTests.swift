import CachedOpenAI
import Foundation
import Testing

@testable import CacheExchange

@Suite("HTTP archives of other programs")
struct HARTests {
    private static let question = #"{"messages":[{"role":"user","content":"Hi"}]}"#
    private static let answer = #"{"choices":[{"message":{"content":"Hello"}}]}"#

    private func archive(_ entries: String..., creator: String = "WebInspector") -> String {
        #"{"log":{"version":"1.2","creator":{"name":"\#(creator)","version":"1"},"entries":[\#(entries.joined(separator: ","))]}}"#
    }

    private func quoted(_ text: String) -> String { OpenAICache.JSON.string(text).description }

    private func entry(
        method: String = "POST", url: String = "https://api.openai.com/v1/chat/completions", postData: String? = nil,
        content: String? = nil, headers: String = "[]", more: String = "", status: Int = 200
    ) -> String {
        let posted = postData ?? #"{"mimeType":"application/json","text":\#(quoted(Self.question))}"#
        let content = content ?? #"{"size":1,"mimeType":"application/json","text":\#(quoted(Self.answer))}"#
        let type = #"[{"name":"Content-Type","value":"application/json"}]"#
        return """
            {"startedDateTime":"2026-11-27T09:30:00.123+01:00","time":812.5,"request":{"method":"\(method)","url":"\(url)",
            "headers":\(type),"queryString":[{"name":"x","value":"ignored"}],"postData":\(posted)},
            "response":{"status":\(status),"headers":\(headers),"content":\(content)},"timings":{"send":0,"wait":400.25,"receive":412}\(more)}
            """
    }

    @Test("a browser's, with when it was and how long it took")
    func browser() throws {
        let type = #"[{"name":"content-type","value":"application/json"},{"name":"cookie","value":"c"}]"#
        let recording = try #require(try Imported(archive(entry(headers: type))).recordings.first)
        let body = try OpenAICache.JSON(parsing: Data(Self.question.utf8))
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: "/chat/completions", query: "")
        #expect(recording.key == OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body)).key)
        #expect(recording.answer.body == Data(Self.answer.utf8))
        #expect(recording.answer.headers == ["content-type": "application/json"])
        #expect(recording.answer.recordedAt == 1_795_768_200_123_000 && recording.answer.runMicroseconds == 812_500)
        #expect(recording.answer.origin == .imported)
    }

    @Test("a stream's pieces are its events, at the time of the first or at a pace")
    func streams() throws {
        let event = #"data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#
        let body = "\(event)\n\n\(event)\r\n\r\ndata: [DONE]\n\n"
        let type = #"[{"name":"Content-Type","value":"text/event-stream"}]"#
        let stream = archive(entry(content: #"{"text":\#(quoted(body))}"#, headers: type))
        let imported = try Imported(stream)
        #expect(imported.text.contains("(1 stream, without timing)"))
        let pieces = try #require(imported.recordings.first).answer.pieces
        #expect(pieces.map(\.byteCount) == [event.utf8.count + 2, event.utf8.count + 4, 14])
        #expect(pieces.map(\.microseconds) == [400_250, 400_250, 400_250])
        var options = ImportOptions()
        options.pace = 4
        let paced = try #require(try Imported(stream, options).recordings.first).answer
        #expect(paced.pieces.map(\.microseconds) == [400_250, 650_250, 900_250])
        #expect(paced.runMicroseconds == 900_250)
    }

    @Test("equal times keep the file's order")
    func times() throws {
        let second = #"{"text":\#(quoted(Self.answer.replacingOccurrences(of: "Hello", with: "Ho")))}"#
        let times = try Imported(archive(entry(), entry(content: second))).recordings.map(\.answer.recordedAt)
        #expect(times.count == 2 && times[0] < times[1])
    }

    @Test("bodies in base64, packed, as pairs of headers, and as Polly writes them")
    func bodies() throws {
        let base64 = Data(Self.answer.utf8).base64EncodedString()
        let hexadecimal = OpenAICache.Hexadecimal.text(of: Data(Self.answer.utf8))
        let zipped = PackedSample.gzip.base64EncodedString()
        let halves = (base64.prefix(8), base64.dropFirst(8))
        let contents = [
            (#"{"text":"\#(base64)","encoding":"base64"}"#, "[]", ""),
            (#"{"text":"\#(zipped)","encoding":"base64"}"#, #"[["Content-Encoding","gzip"]]"#, ""),
            (#"{"text":"\#(hexadecimal)","_isBinary":true}"#, "[]", #","_id":"a","_order":0"#),
            (#"{"text":"[\"\#(halves.0)\",\"\#(halves.1)\"]","encoding":"base64"}"#, "[]", #","_id":"a""#),
        ]
        for (content, headers, more) in contents {
            let imported = try Imported(archive(entry(content: content, headers: headers, more: more)))
            let bodies = imported.recordings.map { String(decoding: $0.answer.body, as: UTF8.self) }
            #expect(
                bodies == [content.contains(zipped) ? PackedSample.text : Self.answer], "\(content): \(imported.text)")
        }
    }

    @Test(
        "what a browser dropped, web sockets, forms without their files, and preflights without a word",
        arguments: [
            (#""content":{"size":12}"#, "1 lacks the answer's body"),
            (#""postData":null"#, "1 lacks the request's body"),
            (
                #""postData":{"mimeType":"multipart/form-data","params":[{"name":"file","fileName":"a"}]}"#,
                "1 can't be read (of a form"
            ),
            (#""_webSocketMessages":[]"#, "1 can't be read (it is a web socket)"),
            (#""method":"OPTIONS""#, "1 file, 0 interactions"),
        ])
    func refused(change: String, expected: String) throws {
        var json = try OpenAICache.JSON(parsing: Data(entry().utf8))
        let new = try #require(try OpenAICache.JSON(parsing: Data("{\(change)}".utf8)).objectValue)
        for (name, value) in new {
            var object = try #require(json.objectValue)
            switch name {
            case "content": object["response"] = Self.setting(name, value, in: object["response"])
            case "postData", "method": object["request"] = Self.setting(name, value, in: object["request"])
            default: object[name] = value
            }
            json = .object(object)
        }
        let text = try Imported(archive(json.description)).text
        #expect(text.contains(expected), "\(text)")
    }

    private static func setting(_ name: String, _ value: OpenAICache.JSON, in json: OpenAICache.JSON?)
        -> OpenAICache.JSON
    {
        guard case .object(var object) = json else { return .null }
        object[name] = value
        return .object(object)
    }

    @Test("a form's fields, where they are all of it")
    func form() throws {
        let posted = #"{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"a b","value":"é&"}]}"#
        var json = try OpenAICache.JSON(parsing: Data(entry(postData: posted).utf8)).objectValue ?? [:]
        json["request"] = Self.setting("headers", [], in: json["request"])
        let recording = try Imported(archive(OpenAICache.JSON.object(json).description)).recordings.first
        #expect(recording.map { String(decoding: $0.request.body, as: UTF8.self) } == "a%20b=%C3%A9%26")
    }

    @Test("Replay's binary requests, which it doesn't mark")
    func replay() throws {
        let bytes = Data([0x2D, 0x2D, 0xFF, 0x00])
        let posted = #"{"mimeType":"audio/mpeg","text":"\#(bytes.base64EncodedString())"}"#
        var json = try OpenAICache.JSON(parsing: Data(entry(postData: posted).utf8)).objectValue ?? [:]
        json["request"] = Self.setting("headers", [], in: json["request"])
        let text = OpenAICache.JSON.object(json).description
        #expect(try Imported(archive(text, creator: "Replay")).recordings.first?.request.body == bytes)
        #expect(try Imported(archive(text)).recordings.first?.request.body == Data(bytes.base64EncodedString().utf8))
    }

    @Test("a broken archive is refused as a whole, with the place")
    func broken() throws {
        let whole = archive(entry(), entry())
        let imported = try Imported(String(whole.dropLast(40)))
        #expect(imported.report.refused.map(\.reason).first?.contains("broken at byte") == true, "\(imported.text)")
    }
}
