import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import Testing

@testable import CacheExchange

@Suite("Cassettes")
struct CassetteTests {
    private static let answer = #"{"choices":[{"message":{"content":"Hello"}}]}"#
    private static let question = #"{"messages":[{"role":"user","content":"Hi"}],"model":"gpt-4o-mini"}"#

    private func python(
        request: String = #"body: '{"messages":[{"role":"user","content":"Hi"}],"model":"gpt-4o-mini"}'"#,
        response: String = #"body: {string: '{"choices":[{"message":{"content":"Hello"}}]}'}"#,
        headers: String = "content-type: [application/json]"
    ) -> String {
        """
        interactions:
        - request:
            \(request)
            headers: {content-type: [application/json], authorization: [REDACTED]}
            method: POST
            uri: https://api.openai.com/v1/chat/completions
          response:
            \(response)
            headers: {\(headers)}
            status: {code: 200, message: OK}
        version: 1

        """
    }

    private func ruby(
        body: String = #"{encoding: UTF-8, string: '{"choices":[{"message":{"content":"Hello"}}]}'}"#,
        head: String = "",
        request: String =
            #"{encoding: UTF-8, string: '{"messages":[{"role":"user","content":"Hi"}],"model":"gpt-4o-mini"}'}"#
    ) -> String {
        """
        ---
        http_interactions:
        - request:
            method: post
            uri: https://api.openai.com/v1/chat/completions
            body: \(request)
            headers: {Content-Type: [application/json]}
          response:
            status: {code: 200, message: OK}
            headers: {Content-Type: [application/json]}
            body: \(body)
            \(head)
          recorded_at: Tue, 01 Nov 2011 04:58:44 GMT
        recorded_with: VCR 6.3.1

        """
    }

    private func expectHello(_ cassette: String, _ comment: Comment? = nil) throws {
        let imported = try Imported(cassette)
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: "/chat/completions", query: "")
        let body = try OpenAICache.JSON(parsing: Data(Self.question.utf8))
        let key = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body)).key
        #expect(imported.recordings.map(\.key) == [key], comment ?? "\(imported.text)")
        let answer = try imported.recordings.first.map { try OpenAICache.JSON(parsing: $0.answer.body) }
        #expect(try answer == OpenAICache.JSON(parsing: Data(Self.answer.utf8)), comment)
        #expect(imported.recordings.first?.answer.headers == ["content-type": "application/json"], comment)
    }

    @Test("vcrpy's, in YAML and in JSON")
    func vcrpy() throws {
        try expectHello(python())
        let json: OpenAICache.JSON = [
            "version": 1,
            "interactions": [
                [
                    "request": [
                        "method": "POST", "uri": "https://api.openai.com/v1/chat/completions",
                        "body": .string(Self.question), "headers": ["Content-Type": ["application/json"]],
                    ],
                    "response": [
                        "status": ["code": 200, "message": "OK"], "headers": ["Content-Type": ["application/json"]],
                        "body": ["string": .string(Self.answer)], "url": "https://api.openai.com/",
                    ],
                ]
            ],
        ]
        try expectHello(json.description)
    }

    @Test("bodies as base64, in pieces, packed, and unpacked under a header that was left")
    func bodies() throws {
        let base64 = Data(Self.question.utf8).base64EncodedString()
        let half = Self.question.utf8.count / 2
        let pieces = (Self.question.prefix(half), Self.question.dropFirst(half))
        try expectHello(python(request: "body: !!binary \(base64)"), "base64")
        try expectHello(
            python(request: "body: ['\(pieces.0)', !!binary \(Data(pieces.1.utf8).base64EncodedString())]"), "list")
        let left = "content-type: [application/json], content-encoding: [gzip]"
        try expectHello(python(headers: left), "the header was left")
        try expectHello(python(headers: left.replacingOccurrences(of: "gzip", with: "br")), "br, unpacked")
        for (packed, coding) in [
            (PackedSample.gzip, "gzip"), (PackedSample.zlib, "deflate"), (PackedSample.deflate, "deflate"),
        ] {
            let imported = try Imported(
                python(
                    response: "body: {string: !!binary \(packed.base64EncodedString())}",
                    headers: "Content-Encoding: [\(coding)]"))
            #expect(
                imported.recordings.map(\.answer.body) == [Data(PackedSample.text.utf8)], "\(coding): \(imported.text)")
        }
    }

    @Test("packed in a way that is not known here is refused by name")
    func brotli() throws {
        let text = try Imported(
            python(response: "body: {string: !!binary iwOAaGk=}", headers: "content-encoding: [br]")
        ).text
        #expect(text.contains("1 is packed in a way that is not known here (br)"), "\(text)")
    }

    @Test("pydantic-ai's bodies, which it has parsed")
    func parsedBodies() throws {
        try expectHello(
            python(
                request: "parsed_body: {messages: [{content: Hi, role: user}], model: gpt-4o-mini}",
                response: "parsed_body: {choices: [{message: {content: Hello}}]}"))
        let numbers = try Imported(
            python(
                request: "parsed_body: {a: 1.0, b: 1e3, c: 0x1F, d: '1', e: null, f: yes, g: 12345678901234567890}",
                response: "parsed_body: {choices: [{message: {content: 'yes'}}]}"))
        let body = numbers.recordings.first.map { String(decoding: $0.request.body, as: UTF8.self) }
        #expect(body == #"{"a":1,"b":1000,"c":31,"d":"1","e":null,"f":true,"g":12345678901234567890}"#)
        #expect(numbers.recordings.first.map { $0.answer.body.count } == 43)
    }

    @Test("equal recordings of several files come once, others in turn, in the files' order")
    func severalFiles() throws {
        func file(_ name: String, _ text: String) -> GivenFile {
            GivenFile(name: name, bytes: Data(text.utf8), changedAt: 1_700_000_000_000_000)
        }
        let other = python(response: #"body: {string: '{"choices":[{"message":{"content":"Ho"}}]}'}"#)
        let imported = try Imported([file("a", python()), file("b", other), file("c", python())])
        #expect(imported.recordings.map(\.answer.recordedAt) == [1_700_000_000_000_000, 1_700_000_000_001_000])
        #expect(imported.text.contains("1 is in an earlier file, too"), "\(imported.text)")
        #expect(imported.text.contains("1 answer is a further one to a request"), "\(imported.text)")
    }

    @Test("Ruby VCR's, with when it was")
    func rubyVCR() throws {
        try expectHello(ruby())
        #expect(try Imported(ruby()).recordings.map(\.answer.recordedAt) == [1_320_123_524_000_000])
        let base64 = Data(Self.answer.utf8).base64EncodedString()
        let lines = base64.prefix(20) + "\\n" + base64.dropFirst(20)
        try expectHello(ruby(body: "{encoding: ASCII-8BIT, base64_string: \"\(lines)\\n\"}"), "base64_string")
        try expectHello(ruby(body: "{encoding: ASCII-8BIT, string: !binary \(base64)}"), "!binary")
        try expectHello(ruby(request: "! '\(Self.question)'"), "the body is a text, marked by !")
    }

    @Test("bodies in another encoding are what they were")
    func encodings() throws {
        let body = #"{encoding: ISO-8859-1, string: '{"choices":[{"message":{"content":"é"}}]}'}"#
        let bytes = try Imported(ruby(body: body)).recordings.first?.answer.body
        #expect(bytes?.contains(0xE9) == true && bytes?.contains(0xC3) == false)
        let unknown = try Imported(ruby(body: body.replacingOccurrences(of: "ISO-8859-1", with: "EBCDIC-US")))
        #expect(unknown.text.contains("(the encoding EBCDIC-US)"), "\(unknown.text)")
    }

    @Test("compressed as a whole")
    func compressed() throws {
        let cassette = Data(ruby().utf8)
        let packed = try #require(Self.zlib(cassette))
        let imported = try Imported([GivenFile(name: "x.yml", bytes: packed, changedAt: 0)])
        #expect(imported.recordings.count == 1, "\(imported.text)")
    }

    /// Stored blocks: no packer is needed.
    private static func zlib(_ data: Data) -> Data? {
        guard data.count < 65_536 else { return nil }
        let count = UInt16(data.count)
        var packed = Data([
            0x78, 0x01, 0x01, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8),
        ])
        packed += data
        var (first, second): (UInt32, UInt32) = (1, 0)
        for byte in data {
            first = (first + UInt32(byte)) % 65_521
            second = (second + first) % 65_521
        }
        let sum = second << 16 | first
        return packed + Data([UInt8(sum >> 24), UInt8(sum >> 16 & 0xFF), UInt8(sum >> 8 & 0xFF), UInt8(sum & 0xFF)])
    }

    @Test("code and objects of other languages are refused, and run nowhere")
    func code() throws {
        let erb = try Imported(ruby(request: "{encoding: UTF-8, string: '{\"a\":\"<%= `id` %>\"}'}"))
        #expect(erb.text.contains("1 can't be read (it holds ERB"), "\(erb.text)")
        for tag in ["!ruby/object:Gem::Installer", "!!python/object/apply:os.system", "!ruby/sym", "!!set"] {
            let refused = try Imported(python(request: "body: \(tag) {a: b}")).report.refused
            #expect(refused.first?.reason.contains("which makes an object of another language's") == true, "\(tag)")
        }
    }

    @Test("aliases that make much of little are refused at once")
    func aliases() throws {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefghi", "bcdefghij") {
            let list = Array(repeating: "*\(one)", count: 10).joined(separator: ", ")
            bomb += "\(next): &\(next) [\(list)]\n"
        }
        let refused = try Imported(bomb + python()).report.refused
        #expect(refused.first?.reason.contains("its aliases make more than 10 times its text") == true, "\(refused)")
        #expect(try Imported("a: &a x\nb: *a\n" + python()).recordings.count == 1)
    }

    @Test("depth, double keys, broken YAML and lists of old are refused with words")
    func broken() throws {
        let deep = "interactions: " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
        for (text, reason) in [
            (deep, "levels deep"), ("interactions: {a: 1, a: 2}", "can't be read"),
            ("interactions: [", "can't be read"), ("- request: {}\n  response: {}\n", "vcrpy before 1.0"),
            ("request: 1\n", "is no cassette"),
        ] {
            let refused = try Imported(text).report.refused
            #expect(refused.first?.reason.contains(reason) == true, "\(text.prefix(30)): \(refused)")
        }
    }

    @Test("what a cassette has no place for is counted, and nothing of it where there is place")
    func losses() throws {
        let exporter = try Exported.exporter(Exported.inputs(SampleEntries.all))
        func losses(_ format: ExchangeFormat) throws -> String? { try exporter.write(as: format) { _ in }.losses }
        // It was asked without a seed first, so that is the request that is kept of both.
        let seeded = try #require(SampleEntries.all.first { $0.seed == 7 }).key.description.prefix(8)
        let told = try losses(.vcr) ?? ""
        #expect(
            told
                == "vcr has no place for 2 seeds (imported again, their answers come in turn: "
                + "\(seeded)~7 as \(seeded)#4), 1 picture from URLs, 1 mark of a kept failure, the times of 15 answers; "
                + "jsonl, har and folder have.", "\(told)")
        #expect(try losses(.vcrRuby)?.contains("1 mark of a kept failure, how long 15 answers took; ") == true)
        #expect(try losses(.jsonl) == nil && losses(.har) == nil)
    }

    @Test(
        "what is exported is imported again with the same requests and answers",
        arguments: [ExchangeFormat.vcr, .vcrRuby])
    func roundTrip(format: ExchangeFormat) throws {
        let kept = SampleEntries.all.filter { $0.marks.isEmpty }
        let imported = try Imported([try Exported.file(Exported.inputs(kept), as: format)])
        #expect(imported.report.leftOutCount == 0, "\(imported.text)")
        func told(_ recordings: [OpenAICache.Recording]) -> Set<String> {
            Set(recordings.map { "\($0.key) \($0.base) \(OpenAICache.Hexadecimal.text(of: $0.answer.body))" })
        }
        #expect(told(imported.recordings) == told(kept))
    }
}
