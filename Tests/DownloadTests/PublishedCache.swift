import CachedOpenAIGenerator
import Foundation
import TestSupport

@testable import CachedOpenAI

/// A cache of which a program asks for a little: sounds, chats and pictures, 900 KB in all.
struct PublishedCache {
    static let usual = Result { try PublishedCache(numbers: 0..<3) }
    /// Another one, of the same size or nearly.
    static let other = Result { try PublishedCache(numbers: 5..<8) }
    /// The first one, packed as if it were large.
    static let large = Result { try PublishedCache(numbers: 0..<3, packedAs: 64_000_000) }

    let content: Data
    /// SHA-256 of its directory.
    let root: String
    let sounds: [OpenAICache.Recording]
    let chats: [OpenAICache.Recording]
    let pictures: [OpenAICache.Recording]
    /// To one request.
    let repeats: [OpenAICache.Recording]

    private init(numbers: Range<Int>, packedAs size: Int? = nil) throws {
        sounds = numbers.map {
            SampleRecording.bytes(
                "/audio/speech", ["input": .number(.init($0))], Data("ID3".utf8) + Self.noise(150_000, $0),
                type: "audio/mpeg", second: $0)
        }
        chats = (0..<60).map {
            SampleRecording.chat("question \($0)", "answer \($0) of \(numbers)", second: 100 + $0)
        }
        pictures = numbers.map {
            let picture = Self.noise(150_000, 10 + $0).base64EncodedString()
            return SampleRecording.json(
                "/images/generations", ["prompt": .number(.init($0))],
                ["created": 1, "data": [["b64_json": .string(picture)]]], second: 200 + $0)
        }
        repeats = numbers.map {
            SampleRecording.bytes(
                "/audio/speech", ["input": "again"], Data("ID3".utf8) + Self.noise(40_000, 20 + $0), type: "audio/mpeg",
                second: 50 + $0)
        }
        var options = MaterializeOptions()
        options[.keepFailures] = true
        options.isPublished = true
        let journal = SampleCache.journal(of: sounds + repeats + chats + pictures)
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: journal)])
        let packed = try CachePacker.pack(
            CacheCollection(inputs), byteCount: size ?? inputs.byteCount, options: options)
        content = packed.sections.reduce(Data(), +)
        root = packed.root
    }

    /// What can't be compressed, the same for the same number.
    private static func noise(_ count: Int, _ number: Int) -> Data {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        return Data(
            (0..<count).map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return UInt8(truncatingIfNeeded: state >> 24)
            })
    }
}

extension OpenAICache.Engine {
    /// Asks as a program without a key does.
    func body(of recording: OpenAICache.Recording) async throws -> Data {
        try await answer(to: Self.call(recording)).body
    }

    static func call(_ recording: OpenAICache.Recording) throws -> OpenAICache.Call {
        let request = recording.request
        let body = try OpenAICache.JSON(parsing: request.body)
        var call = OpenAICache.Call(
            method: request.method, url: URL(fileURLWithPath: request.path),
            address: .init(base: recording.base, path: request.path, query: ""),
            body: .json(body))
        call.obstacle = .noKey
        return call
    }
}

/// The programs of a test, whose folders stay as long as it runs.
final class Programs: @unchecked Sendable {
    private let lock = NSLock()
    private var students: [Student] = []

    func engine(
        _ student: Student, _ url: String, offline: Bool = false,
        _ ranges: OpenAICache.Settings.CacheRanges = .always
    ) -> OpenAICache.Engine {
        OpenAICache.Engine(settings(student, url, offline: offline, ranges))
    }

    func settings(
        _ student: Student, _ url: String, offline: Bool = false,
        _ ranges: OpenAICache.Settings.CacheRanges = .always
    ) -> OpenAICache.Settings {
        lock.withLock { students.append(student) }
        var settings = student.settings(url, offline: offline)
        settings.cacheRanges = ranges
        return settings
    }
}
