import CachedOpenAI
import Foundation

/// A semester's cache as it is published: 40,000 chats, and pictures that make it large.
struct PublishedSemester: Sendable {
    static let file = "semester.cache"
    static let pictureSize = 3_000_000
    /// What programs ask, far from each other in the file.
    static let questions = [0, 8_000, 16_000, 24_000, 32_000]

    private static let chatCount = 40_000
    private static let chatSize = 2_000
    private static let pictureCount = 640
    private static let askedPicture = 300

    /// Where nothing but the file is.
    let folder: TemporaryFolder

    init(in folder: TemporaryFolder) async throws {
        self.folder = folder
        let recorded = try folder.folder("recorded")
        defer { recorded.remove() }
        var journal = try JournalWriter(in: recorded)
        try await Self.write(chatsTo: &journal)
        try await Self.write(picturesTo: &journal)
        try journal.close()
        try ChildProcess(
            [
                Tool.url.path(percentEncoded: false), "materialize", "--allow-secrets", "--keep-failures", "--cache",
                recorded.path(JournalWriter.name), "--output", folder.path(Self.file),
            ], in: recorded
        ).run()
    }

    var byteCount: Int { get throws { try folder.byteCount(of: Self.file) } }

    static func askForPicture(_ client: OpenAI) async throws -> OpenAI.ImagesResponse {
        try await client.images.generate(model: "gpt-image-1", prompt: "a picture of a semester")
    }

    private static func write(chatsTo journal: inout JournalWriter) async throws {
        let keys = try await keys()
        var generator = Generator(seed: 1)
        var prose = Prose(seed: 2)
        let texts = (0..<1_000).map { _ in prose.text(byteCount: chatSize) }
        for number in 0..<chatCount {
            try journal.append(
                key: keys[number] ?? generator.nextKey(), question: Lesson.question(number),
                answer: Lesson.answer(number, content: texts[number % texts.count]))
        }
    }

    private static func write(picturesTo journal: inout JournalWriter) async throws {
        let key = try await keyOfPicture()
        var generator = Generator(seed: 3)
        for number in 0..<pictureCount {
            let picture = generator.nextBytes(pictureSize).base64EncodedString()
            try journal.append(
                key: number == askedPicture ? key : generator.nextKey(), path: "/images/generations",
                question: #"{"model":"gpt-image-1","prompt":"picture \#(number)"}"#,
                answer: Data(#"{"created":1700000000,"data":[{"b64_json":"\#(picture)"}]}"#.utf8))
        }
    }

    // MARK: Keys, as the client makes them

    private static func keys() async throws -> [Int: Data] {
        try await withoutCache { client in
            var keys: [Int: Data] = [:]
            for number in questions { keys[number] = try await Lesson.key(number, client) }
            return keys
        }
    }

    private static func keyOfPicture() async throws -> Data {
        try await withoutCache { client in try await Lesson.key { _ = try await askForPicture(client) } }
    }

    private static func withoutCache<Answer>(_ body: (OpenAI) async throws -> Answer) async throws -> Answer {
        let empty = try TemporaryFolder()
        defer { empty.remove() }
        CacheSettings.use(empty, .dev)
        return try await body(CacheSettings.client())
    }
}

extension Generator {
    fileprivate mutating func nextBytes(_ count: Int) -> Data {
        var words: [UInt64] = []
        words.reserveCapacity(count / 8)
        for _ in 0..<count / 8 { words.append(next()) }
        return words.withUnsafeBytes { Data($0) }
    }

    fileprivate mutating func nextKey() -> Data { nextBytes(32) }
}
