import CachedOpenAI
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a recorded answer costs, beside what Foundation takes to encode its request and to decode it.
struct ReplaySuite: Sendable {
    private static let entryCount = 1_000
    private static let contentByteCount = 1_250
    private static let callsPerRound = 100
    private static let rounds = 40

    private let client = CacheSettings.client()
    private let blocking = CacheSettings.client().blocking
    private let foundation = FoundationWork()
    private let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
    private let answers: [Data]
    private let cache: SampleCache
    private let elsewhere: TemporaryFolder

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        try await ReplaySuite(in: folder).figures()
    }

    private init(in folder: TemporaryFolder) async throws {
        cache = try await SampleCache(
            in: folder.folder("recorded"), entryCount: Self.entryCount, questionCount: Self.entryCount,
            contentByteCount: Self.contentByteCount)
        elsewhere = try folder.folder("elsewhere")
        var prose = Prose(seed: 1)
        answers = (0..<Self.callsPerRound).map {
            Lesson.answer($0, content: prose.text(byteCount: Self.contentByteCount))
        }
    }

    private func figures() async throws -> [Figure] {
        CacheSettings.use(cache.folder)
        let again = try await Interleaved(
            { _ in try alone() }, { try await async($0) }, { try blocking($0) }, { try await onMainActor($0) },
            { try await raw($0) }
        ).medianSeconds(rounds: Self.rounds, warmups: 2 + Self.entryCount / Self.callsPerRound)
        let first = try await Interleaved({ _ in try alone() }, { try await asyncAfterOpening($0) })
            .medianSeconds(rounds: Self.rounds)
        return [
            figure("replay.async", "chat answer, await", again[1], again[0]),
            figure("replay.blocking", "chat answer, client.blocking", again[2], again[0]),
            figure("replay.mainActor", "chat answer, await on the main actor", again[3], again[0]),
            figure("replay.first", "chat answer never read before, await", first[1], first[0]),
            figure("replay.raw", "chat answer through a URLSession", again[4], again[0]),
        ]
    }

    private func figure(_ name: String, _ what: String, _ measured: Double, _ reference: Double) -> Figure {
        let calls = Double(Self.callsPerRound)
        return Figure(
            name: name, what: what, measured: .seconds(measured / calls), reference: .seconds(reference / calls))
    }

    private func alone() throws {
        for (number, answer) in answers.enumerated() {
            guard try foundation.encode(number).count > 100, try foundation.decode(answer) > 1_000 else {
                throw Problem("Foundation lost something")
            }
        }
    }

    private func async(_ round: Int) async throws {
        for number in numbers(round) { try check(try await Lesson.ask(number, client)) }
    }

    private func blocking(_ round: Int) throws {
        for number in numbers(round) { try check(try Lesson.ask(number, blocking)) }
    }

    @MainActor
    private func onMainActor(_ round: Int) async throws {
        for number in numbers(round) { try check(try await Lesson.ask(number, client)) }
    }

    private func asyncAfterOpening(_ round: Int) async throws {
        CacheSettings.use(elsewhere)
        CacheSettings.use(cache.folder)
        try await async(round)
    }

    private func raw(_ round: Int) async throws {
        guard let url = URL(string: JournalWriter.base + "/chat/completions") else { throw Problem("no URL") }
        for number in numbers(round) {
            var request = URLRequest(url: url)
            request.httpMethod = "POST"
            request.httpBody = try foundation.encode(number)
            let (data, _) = try await session.data(for: request)
            guard try foundation.decode(data) > 1_000 else { throw Problem("a replayed answer lacks its text") }
        }
    }

    /// Each round asks for other entries.
    private func numbers(_ round: Int) -> Range<Int> {
        let start = round * Self.callsPerRound % Self.entryCount
        return start..<start + Self.callsPerRound
    }

    private func check(_ completion: OpenAI.ChatCompletion) throws {
        guard let text = completion.choices[0].message.content, text.utf8.count > 1_000 else {
            throw Problem("a replayed answer lacks its text")
        }
    }
}
