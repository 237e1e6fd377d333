import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CachedOpenAIGenerator

/// What `--half-precision-embeddings` changes, and all that it leaves as it is.
@Suite("Half precision")
struct HalfPrecisionTests {
    /// Numbers of another kind than 4-byte floats, as some APIs send them in base64.
    enum Kind: CaseIterable {
        case random, int8, smallInt8, uint8, binary, float16, bfloat16, float64, zeros, equal

        func bytes(_ count: Int) -> Data {
            let data: Data
            switch self {
            case .random, .binary: data = Data((0..<count).map { _ in .random(in: 0...255) })
            case .int8: data = Data((0..<count).map { _ in UInt8(bitPattern: Int8(Self.bell() * 40)) })
            case .smallInt8: data = Data((0..<count).map { _ in UInt8(bitPattern: Int8(Self.bell() * 3)) })
            case .uint8: data = Data((0..<count).map { _ in UInt8(128 + Self.bell() * 40) })
            case .float16:
                data = Self.joined(Self.unit(count).map { HalfPrecision.bits(of: $0) })
            case .bfloat16:
                data = Self.joined(Self.unit(count).map { UInt16(truncatingIfNeeded: $0.bitPattern >> 16) })
            case .float64: data = Self.joined(Self.unit(count).map { Double($0).bitPattern })
            case .zeros: data = Data(count: count)
            case .equal: data = Data(repeating: 0x3D, count: count)
            }
            return data
        }

        /// About normal, between -3 and 3.
        static func bell() -> Double { (0..<6).reduce(0) { sum, _ in sum + Double.random(in: -0.5...0.5) } }

        /// Of length 1.
        static func unit(_ count: Int) -> [Float] {
            let numbers = (0..<count).map { _ in Self.bell() }
            let length = max(numbers.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-9)
            return numbers.map { Float($0 / length) }
        }

        static func joined(_ numbers: [some FixedWidthInteger]) -> Data {
            numbers.reduce(into: Data()) { data, number in
                withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
            }
        }
    }

    private static func base64(_ numbers: [Float]) -> String {
        Kind.joined(numbers.map(\.bitPattern)).base64EncodedString()
    }

    private static func answer(_ embedding: String, object: String = "embedding") -> String {
        """
        {"object": "list", "data": [{"object": "\(object)", "index": 0, "embedding": \(embedding)}], "model": "m", \
        "usage": {"prompt_tokens": 1, "total_tokens": 1}}
        """
    }

    private static func list(_ numbers: [String]) -> String { "[\(numbers.joined(separator: ", "))]" }

    /// The bodies as they come back, packed with the option.
    private static func halved(_ bodies: [String], path: String = "/embeddings") throws -> [String] {
        var recordings: [OpenAICache.Recording] = []
        for (number, body) in bodies.enumerated() {
            recordings.append(SampleCache.recording(body, path: path, number: number))
        }
        var options = MaterializeOptions()
        options[.halfPrecisionEmbeddings] = true
        options[.allowSecrets] = true
        options[.keepFailures] = true
        let packed = try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: SampleCache.journal(of: recordings))]),
            options: options)
        let source = OpenAICache.DataSource(packed.sections.reduce(Data(), +), name: "packed")
        let layer = try #require(OpenAICache.CacheOpener.open(source).layer)
        return try recordings.map { recording in
            let locator = try #require(try layer.locators(for: recording.key).first)
            return String(decoding: try layer.answer(at: locator).body, as: UTF8.self)
        }
    }

    private static func expectUntouched(_ bodies: [String], path: String = "/embeddings") throws {
        for (body, kept) in zip(bodies, try halved(bodies, path: path)) where kept != body {
            Issue.record("\(body.prefix(300)) became \(kept.prefix(300))")
        }
    }

    @Test("base64 of anything but 4-byte floats stays, of any length", arguments: Kind.allCases)
    func otherKinds(kind: Kind) throws {
        let counts = Array(0...300) + [384, 512, 768, 1024, 1536, 3072, 4096]
        try Self.expectUntouched(counts.map { Self.answer("\"\(kind.bytes($0).base64EncodedString())\"") })
    }

    @Test("base64 of floats out of range, or too few to be sure, stays")
    func oddFloats() throws {
        let unit = Kind.unit(256)
        let odd: [[Float]] = [
            Array(unit.prefix(63)), unit.dropLast() + [.nan], unit.dropLast() + [.infinity], unit.dropLast() + [65505],
            unit.dropLast() + [Float(bitPattern: 3)], unit.map { $0 * 1e-6 }, unit.map { $0 * 1e9 },
            unit.map { $0 * 1000 },
        ]
        try Self.expectUntouched(odd.map { Self.answer("\"\(Self.base64($0))\"") })
    }

    @Test("lists of whole numbers, out of range, or that two bytes can't tell apart stay")
    func lists() throws {
        let unit = Kind.unit(256).map(\.description)
        let lists: [[String]] = [
            (0..<256).map { "\($0 - 128)" }, (0..<256).map { "\(Double($0 - 128))" }, (0..<64).map { _ in "1" },
            (0..<64).map { "\($0 % 2)" }, (0..<64).map { $0 % 2 == 0 ? "-1.0" : "1.0" }, unit + ["65505.5"],
            unit + ["-1e10"], unit + ["1e400"], Kind.unit(256).map { ($0 * 1e-7).description }, ["65505.5"] + unit,
            (0..<64).map { "\($0)e-40" },
        ]
        try Self.expectUntouched(lists.map { Self.answer(Self.list($0)) })
        // One that goes on behind a line's end is out of range there.
        let lines = "[\(unit.joined(separator: ", ")),\n\(["70000.5"].joined(separator: ", "))]"
        try Self.expectUntouched([Self.answer(lines)])
    }

    @Test("what is no embeddings answer stays")
    func otherAnswers() throws {
        let unit = Kind.unit(256)
        let embeddings = [Self.list(unit.map(\.description)), "\"\(Self.base64(unit))\""]
        for embedding in embeddings {
            try Self.expectUntouched(
                [
                    Self.answer(embedding, object: "vector_store.search_result"), #"{"embedding": \#(embedding)}"#,
                    #"{"object": "chat.completion", "choices": [{"message": {"embedding": \#(embedding)}}]}"#,
                    #"{"data": [{"object": "embedding", "vector": \#(embedding), "x": {"embedding": \#(embedding)}}]}"#,
                    #"{"a": "\"object\":\"embedding\"", "embedding": \#(embedding)}"#,
                    #"[{"object": "embedding"}, {"embedding": \#(embedding)}]"#,
                    #"{"object": {"embedding": \#(embedding)}"#,
                ], path: "/responses")
        }
    }

    @Test("embeddings of length 1 keep three digits, as a list and in base64, whatever stands before or behind")
    func embeddings() throws {
        for count in [64, 65, 256, 1536, 3072] {
            let unit = Kind.unit(count)
            let list = Self.list(unit.map(\.description))
            let bodies = [
                Self.answer(list), Self.answer("\"\(Self.base64(unit))\""),
                #"{"data":[{"embedding":\#(list) ,"note":{"a":[1,"]}"]},"object" : "embedding"}]}"#,
                Self.answer(Self.list(unit.map { Double($0).description })),
            ]
            for path in ["/embeddings", "/responses"] {
                for (body, kept) in zip(bodies, try Self.halved(bodies, path: path)) {
                    #expect(kept != body, "\(count): \(body.prefix(100))")
                    let numbers = try Self.numbers(in: kept)
                    #expect(numbers.count == count)
                    for (number, kept) in zip(unit, numbers) {
                        #expect(abs(kept - number) <= max(abs(number) / 2048, 0x1p-25))
                    }
                }
            }
        }
    }

    @Test("an embedding at the path of embeddings needs no name of its kind")
    func namelessObjects() throws {
        let unit = Kind.unit(256)
        for embedding in [Self.list(unit.map(\.description)), "\"\(Self.base64(unit))\""] {
            let body = #"{"data": [{"embedding": \#(embedding)}]}"#
            #expect(try Self.halved([body]) != [body])
            #expect(try Self.halved([body], path: "/deployments/e/embeddings") != [body])
            #expect(try Self.halved([body], path: "/rerank") == [body])
        }
    }

    private static func numbers(in body: String) throws -> [Float] {
        let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        let embedding = (object?["data"] as? [[String: Any]])?.first?["embedding"]
        if let list = embedding as? [Double] { return list.map { Float($0) } }
        let bytes = try #require((embedding as? String).flatMap { Data(base64Encoded: $0) })
        return bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
    }
}
