import CacheContents
import CachedOpenAI
import Foundation

/// Takes exchanges one at a time, and gives on those that may be kept, as recordings.
package struct Importer: ExchangeSink {
    /// What the answers to one request are told apart by.
    private struct Group: Hashable {
        var key: OpenAICache.RequestKey
        var seed: Int?
        var base: String
    }

    private struct Equal: Hashable {
        var group: Group
        var digest: AnswerDigest
    }

    /// The first answer to a seed.
    private struct Seeded {
        var digest: AnswerDigest
        var file: Int
    }

    private static let betweenUndated: Int64 = 1_000

    /// What was taken, and what was left out.
    package private(set) var report = ImportReport()

    private let judgement: Judgement
    private let existing: ExistingAnswers
    private let keep: (OpenAICache.Recording) throws -> Void
    private var fileChangedAt: Int64 = 0
    private var fileNumber = 0
    private var lastUndated = Int64.min
    /// When the last answer to a request was recorded.
    private var latest: [Group: Int64] = [:]
    /// In which file a recording came first.
    private var known: [Equal: Int] = [:]
    /// What recordings of caches of our own say, by what tells them from all others.
    private var own: [OpenAICache.RecordingIdentity: AnswerDigest] = [:]
    /// How many recordings without a time were found to be in the cache.
    private var found: [Equal: Int] = [:]
    private var seeded: [Group: Seeded] = [:]

    /// - Parameters:
    ///   - existing: what the cache has already.
    ///   - keep: takes a recording.
    package init(
        _ options: ImportOptions, into existing: ExistingAnswers = ExistingAnswers(),
        keep: @escaping (OpenAICache.Recording) throws -> Void
    ) {
        judgement = Judgement(options)
        self.existing = existing
        self.keep = keep
    }

    /// What comes now is of another file.
    mutating func begin(_ file: GivenFile) {
        begin(changedAt: file.changedAt)
    }

    /// What comes now is of another file.
    mutating func begin(changedAt: Int64) {
        fileNumber += 1
        fileChangedAt = changedAt
        report.fileCount += 1
    }

    /// Judges an exchange.
    package mutating func take(_ exchange: Exchange) throws {
        do {
            var recording = try judgement.recording(of: exchange)
            let equal = Equal(group: group(recording), digest: AnswerDigest(recording.answer))
            try refuseEqual(recording, equal, exchange)
            date(&recording, exchange)
            try refuseWhatIsThere(recording, equal, exchange)
            try refuseOtherOfSeed(recording, equal, exchange)
            try keep(recording)
            report.add(recording, exchange)
        } catch let reason as LeftOut {
            leaveOut(reason, at: exchange.place)
        }
    }

    package mutating func leaveOut(_ reason: LeftOut, at place: SourcePlace) {
        report.leaveOut(reason, at: place)
    }

    /// A file that can't be read.
    mutating func refuse(_ file: RefusedFile) {
        report.refused.append(file)
    }

    /// Tests of a project ask the same, each in its own cassette: what is equal comes once. A cache of our own may hold an
    /// answer several times, but no recording.
    private mutating func refuseEqual(
        _ recording: OpenAICache.Recording, _ equal: Equal, _ exchange: Exchange
    ) throws {
        if exchange.isOwn, exchange.isDated {
            if let earlier = own[recording.identity] { throw earlier == equal.digest ? LeftOut.same : .otherOfMoment }
            own[recording.identity] = equal.digest
            return
        }
        if known[equal, default: fileNumber] != fileNumber { throw LeftOut.equal }
        known[equal] = fileNumber
    }

    /// A recording is known again by its time. What has none is so by what it says: as many as are there are not new.
    private mutating func refuseWhatIsThere(
        _ recording: OpenAICache.Recording, _ equal: Equal, _ exchange: Exchange
    ) throws {
        if exchange.isDated {
            guard existing.holds(recording) else { return }
            throw recording.answer.origin == .edited ? LeftOut.thereUnedited : .there
        }
        let count = found[equal, default: 0]
        guard count < existing.count(equalTo: recording) else { return }
        found[equal] = count + 1
        throw LeftOut.there
    }

    /// A seed stands for one answer. A cache of our own that has several is taken as it is.
    private mutating func refuseOtherOfSeed(
        _ recording: OpenAICache.Recording, _ equal: Equal, _ exchange: Exchange
    ) throws {
        guard recording.seed != nil, recording.marks.isDisjoint(with: [.replacesEarlier, .failure]) else { return }
        let first = seeded[equal.group] ?? Seeded(digest: equal.digest, file: fileNumber)
        let isOfOneCache = exchange.isOwn && first.file == fileNumber
        if first.digest != equal.digest, !isOfOneCache { throw LeftOut.otherOfSeed }
        if existing.hasOther(than: recording) { throw LeftOut.otherOfSeed }
        seeded[equal.group] = first
    }

    /// Gives each answer a time of its own: by it recordings are told apart. What has none gets its file's, in the
    /// file's order.
    private mutating func date(_ recording: inout OpenAICache.Recording, _ exchange: Exchange) {
        var time = exchange.answer.recordedAt
        if !exchange.isDated {
            time = max(fileChangedAt, lastUndated == .min ? .min : lastUndated + Self.betweenUndated)
            lastUndated = time
        }
        let group = group(recording)
        if !exchange.isOwn, let last = latest[group], time <= last { time = last + 1 }
        recording.answer.recordedAt = time
        // Another answer may have got that time from the file as it was.
        while !exchange.isDated, existing.holds(recording) { recording.answer.recordedAt += 1 }
        latest[group] = max(recording.answer.recordedAt, latest[group] ?? .min)
    }

    private func group(_ recording: OpenAICache.Recording) -> Group {
        Group(key: recording.key, seed: recording.seed, base: recording.base)
    }
}
