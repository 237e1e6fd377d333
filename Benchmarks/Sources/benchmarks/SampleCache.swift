import CachedOpenAI
import Foundation

/// A recorded cache in a folder of its own.
struct SampleCache: Sendable {
    static let name = "openai_cache.cache"

    let folder: TemporaryFolder
    /// How many of its entries answer the questions from 0 on; all others answer something unknown.
    let questionCount: Int

    /// Makes one: writes a journal and lets dev mode merge it.
    ///
    /// - Parameter otherByteCount: how large the answers to unknown questions are, if not as the others.
    init(
        in folder: TemporaryFolder, entryCount: Int, questionCount: Int = 1, contentByteCount: Int,
        otherByteCount: Int? = nil
    ) async throws {
        self.folder = folder
        self.questionCount = questionCount
        let keys = try await Self.keys(questionCount)
        let known = Self.texts(contentByteCount)
        let other = Self.texts(otherByteCount ?? contentByteCount)
        var generator = Generator(seed: UInt64(entryCount))
        var journal = try JournalWriter(in: folder)
        for number in 0..<entryCount {
            let isKnown = number < keys.count
            let texts = isKnown ? known : other
            try journal.append(
                key: isKnown ? keys[number] : Self.randomKey(&generator), question: Lesson.question(number),
                answer: Lesson.answer(number, content: texts[number % texts.count]))
        }
        try journal.close()
        try await merge()
    }

    var byteCount: Int { get throws { try folder.byteCount(of: Self.name) } }

    /// Writes a journal of answers to unknown questions, to be merged.
    func writeJournal(entryCount: Int, seed: UInt64) throws {
        var generator = Generator(seed: seed)
        var journal = try JournalWriter(in: folder)
        for number in 0..<entryCount {
            try journal.append(
                key: Self.randomKey(&generator), question: Lesson.question(number),
                answer: Lesson.answer(number, content: "A short answer."))
        }
        try journal.close()
    }

    /// As the next recording does when it starts: merges the journal and answers the first question.
    func merge() async throws {
        CacheSettings.use(folder, .dev)
        _ = try await Lesson.ask(0, CacheSettings.client())
    }

    private static func keys(_ count: Int) async throws -> [Data] {
        let empty = try TemporaryFolder()
        defer { empty.remove() }
        CacheSettings.use(empty, .dev)
        let client = CacheSettings.client()
        var keys: [Data] = []
        for number in 0..<count { keys.append(try await Lesson.key(number, client)) }
        return keys
    }

    /// Enough different ones that no compressor can win by the repeats.
    private static func texts(_ byteCount: Int) -> [String] {
        var prose = Prose(seed: UInt64(byteCount))
        return (0..<Swift.max(4, Swift.min(200, 4_000_000 / byteCount))).map { _ in prose.text(byteCount: byteCount) }
    }

    private static func randomKey(_ generator: inout Generator) -> Data {
        Data((0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } })
    }
}
