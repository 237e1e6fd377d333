import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CachedOpenAIGenerator

@Suite("Bodies in a packed cache")
struct PackedBodiesTests {
    private static func pack(
        _ bodies: [Data], path: String = "/embeddings", options: MaterializeOptions = .init()
    ) throws -> (packed: PackedCache, bodies: [Data]) {
        let recordings = bodies.enumerated().map { number, body in
            var recording = SampleCache.recording("", path: path, number: number)
            recording.answer.body = body
            return recording
        }
        let journal = recordings.reduce(OpenAICache.JournalHeader(identifier: Data(count: 16)).encode()) {
            $0 + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode($1))
        }
        var options = options
        options[.allowSecrets] = true
        options[.keepFailures] = true
        let packed = try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: options)
        let source = OpenAICache.DataSource(packed.sections.reduce(Data(), +), name: "packed")
        let layer = try #require(OpenAICache.CacheOpener.open(source).layer)
        let read = try recordings.map { recording in
            try layer.answer(at: #require(try layer.locators(for: recording.key).first)).body
        }
        return (packed, read)
    }

    private static func random(_ count: Int, _ generator: inout some RandomNumberGenerator) -> Data {
        Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private static func text(_ text: String) -> Data { Data(text.utf8) }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    }

    @Test("come back to the letter, whatever they hold")
    func exactly() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = Self.random(3001, &generator)
        let numbers = (0..<400).map { _ in Float.random(in: -1...1, using: &generator) }
        let shortest = numbers.map(\.description)
        let bodies: [Data] = [
            Data(), Data([1]), Data([1, 1, 0, 255]), noise, Self.random(70_000, &generator), Self.text("{}"),
            Self.text(#"{"b64_json":"\#(noise.base64EncodedString())"}"#),
            Self.text(#"{"b64_json":"\#(Self.random(90_000, &generator).base64EncodedString())"}"#),
            Self.text(#"{"audio":"\#(Self.base64URL(noise))"}"#),
            Self.text(#"{"unpadded":"\#(Self.base64URL(noise).prefix(3997))"}"#),
            Self.text(#"{"mixed":"\#(noise.base64EncodedString())-_"}"#),
            Self.text(#"{"escaped":"\#(noise.base64EncodedString().replacing("/", with: "\\/"))"}"#),
            Self.text(#"{"embedding": [\#(shortest.joined(separator: ", "))]}"#),
            Self.text("[\n  " + shortest.joined(separator: ",\n  ") + "\n]"),
            Self.text("[" + numbers.map { Double($0).description }.joined(separator: ",") + "]"),
            Self.text("[" + numbers.map { ($0 * 1000).rounded() == 0 ? "0" : "\($0)" }.joined(separator: ",") + "]"),
            Self.text("[" + shortest.enumerated().map { $0 % 50 == 7 ? "-0" : $1 }.joined(separator: ",") + "]"),
            Self.text("[" + shortest.enumerated().map { $0 == 30 ? "1e400" : $1 }.joined(separator: ",") + "]"),
            Self.text("[" + (0..<100).map(String.init).joined(separator: ",") + "]"),
            Self.text("[1.5,2.5, 3.5,4.5,[]]"), Self.text("[1.5"), Self.text("[-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-]"),
            Self.text(#"data: {"delta":"x","obfuscation":"aB3"}\#n\#n"#.replacing("\\n", with: "\n")),
            Self.text(#"{"obfuscation":"","obfuscation": "a\"b","obfuscation":"aé","obfuscation":"end"#),
            Self.text("a\u{1}b"), Self.text(String(repeating: "-", count: 500)),
            Self.text(String(repeating: "0123456789abcdef", count: 50)), Data([0xFF]) + Self.text("not UTF-8"),
        ]
        for compress in [true, false] {
            var options = MaterializeOptions()
            options[.noCompress] = !compress
            let read = try Self.pack(bodies + bodies, options: options).bodies
            for (number, body) in (bodies + bodies).enumerated() { #expect(read[number] == body, "body \(number)") }
        }
    }

    @Test("hold base64 and embeddings as the bytes they stand for")
    func asBytes() throws {
        var generator = SystemRandomNumberGenerator()
        let picture = Self.random(400_000, &generator)
        let packed = try Self.pack([Self.text(#"{"b64_json":"\#(picture.base64EncodedString())"}"#)]).packed
        #expect(packed.byteCount < picture.count + 1_500)

        let numbers = (0..<1536).map { _ in Float.random(in: -0.05...0.05, using: &generator) }
        let bytes = numbers.reduce(into: Data()) { data, number in
            withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        for body in [
            #"{"embedding": [\#(numbers.map(\.description).joined(separator: ","))]}"#,
            #"{"embedding": "\#(bytes.base64EncodedString())"}"#,
        ] {
            let whole = try Self.pack([Self.text(body)]).packed
            #expect(whole.byteCount < 4 * numbers.count + 1000)
            var options = MaterializeOptions()
            options[.halfPrecisionEmbeddings] = true
            let half = try Self.pack([Self.text(body)], options: options).packed
            #expect(half.byteCount < 2 * numbers.count + 1000)
        }
    }

    @Test("that are equal are kept once, in a block and as what is large")
    func equalOnce() throws {
        var generator = SystemRandomNumberGenerator()
        let noise = Self.random(9_000, &generator)
        let speech = Self.random(300_000, &generator)
        let bodies = (0..<40).flatMap { number in
            [noise, speech, Self.text(String(repeating: "\(number)", count: 8_000))]
        }
        let (packed, read) = try Self.pack(bodies)
        #expect(read == bodies)
        #expect(packed.byteCount < noise.count + speech.count + 40 * 300)
    }

    @Test("packed again, a request's answers come in the order in which they were recorded")
    func order() throws {
        let contentTypes = ["text/event-stream", "application/json", "application/json", "text/event-stream"]
        let bodies = ["second format", "twin", "between", "third"] + ["twin"]
        let journal = bodies.enumerated().reduce(OpenAICache.JournalHeader(identifier: Data(count: 16)).encode()) {
            var recording = SampleCache.recording($1.element, path: "/responses", number: 0)
            recording.answer.recordedAt += Int64($1.offset)
            recording.answer.headers["content-type"] = contentTypes[$1.offset % contentTypes.count]
            return $0 + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
        }
        var options = MaterializeOptions()
        options[.keepFailures] = true
        var bytes = journal
        for _ in 0..<2 {
            bytes = try CachePacker.pack(
                MaterializeInputs(caches: [.init(name: "cache", bytes: bytes)]), options: options
            ).sections.reduce(Data(), +)
            let source = OpenAICache.DataSource(bytes, name: "packed")
            let layer = try #require(OpenAICache.CacheOpener.open(source).layer)
            let key = SampleCache.recording("", path: "/responses", number: 0).key
            let read = try layer.locators(for: key).map {
                String(decoding: try layer.answer(at: $0).body, as: UTF8.self)
            }
            #expect(read == bodies)
            var visited: [OpenAICache.Locator] = []
            try layer.forEachLocator { visited.append($1) }
            #expect(try visited == layer.locators(for: key))
        }
    }

    @Test(
        "of thousands of answers to one request, all of them short and alike, all come back", arguments: [true, false])
    func manyAlike(areSeeded: Bool) throws {
        let recordings = (0..<5_000).map { number in
            var recording = SampleCache.recording(#"{"output": [4\#(number % 10)]}"#, path: "/responses", number: 0)
            recording.answer.recordedAt += Int64(number)
            recording.seed = areSeeded ? number : nil
            return recording
        }
        var bytes = SampleCache.journal(of: recordings)
        for _ in 0..<2 {
            bytes = try CachePacker.pack(
                MaterializeInputs(caches: [.init(name: "cache", bytes: bytes)]), options: .init()
            ).sections.reduce(Data(), +)
            let layer = try #require(
                OpenAICache.CacheOpener.open(OpenAICache.DataSource(bytes, name: "packed")).layer)
            let locators = try layer.locators(for: recordings[0].key)
            #expect(locators.map(\.seed) == recordings.map(\.seed))
            #expect(try locators.map { try layer.answer(at: $0).body } == recordings.map(\.answer.body))
            #expect(CacheCheck(.init(name: "packed", bytes: bytes)).readableCount == recordings.count)
        }
        #expect(bytes.count < 5_000 * 16)
    }

    @Test("keep three digits of embeddings, and all of everything else, in half precision")
    func halfPrecision() throws {
        var generator = SystemRandomNumberGenerator()
        let numbers = (0..<512).map { _ in Float.random(in: -0.1...0.1, using: &generator) }
        let list = numbers.map(\.description).joined(separator: ", ")
        var options = MaterializeOptions()
        options[.halfPrecisionEmbeddings] = true
        let body = Self.text(#"{"embedding": [\#(list)], "other": [\#(list)]}"#)
        let read = try #require(try Self.pack([body], options: options).bodies.first)
        let object = try #require(try JSONSerialization.jsonObject(with: read) as? [String: [Double]])
        #expect(object["other"] == numbers.map { Double($0.description) ?? 0 })
        let embedding = try #require(object["embedding"])
        #expect(embedding.count == numbers.count)
        for (kept, number) in zip(embedding, numbers) {
            #expect(abs(kept - Double(number)) <= max(abs(Double(number)) / 2048, 0x1p-25))
        }
    }

    @Test(
        "in half precision are the nearest number, ties to even",
        arguments: [
            (0, 0x0000), (-0.0, 0x8000), (1, 0x3C00), (65504, 0x7BFF), (65519.996, 0x7BFF), (65520, 0x7C00),
            (0x1p-24, 0x0001), (0x1p-25, 0x0000), (0x1.8p-24, 0x0002), (0x1p-14, 0x0400), (1 + 0x1p-11, 0x3C00),
            (1 + 0x3p-11, 0x3C02), (1.9999, 0x4000), (-.infinity, 0xFC00), (1e30, 0x7C00), (0x1.ff8p-15, 0x03FF),
            (0x1.fffp-15, 0x0400),
        ] as [(Float, UInt16)])
    func nearestHalf(number: Float, bits: UInt16) {
        #expect(HalfPrecision.bits(of: number) == bits)
    }
}
