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
        var digest: Data
    }

    private static let betweenUndated: Int64 = 1_000

    /// What was taken, and what was left out.
    package private(set) var report = ImportReport()

    private let judgement: Judgement
    private let isThere: (OpenAICache.Recording) -> Bool
    private let keep: (OpenAICache.Recording) throws -> Void
    private var fileChangedAt: Int64 = 0
    private var fileNumber = 0
    private var lastUndated = Int64.min
    /// When the last answer to a request was recorded.
    private var latest: [Group: Int64] = [:]
    /// In which file a recording came first.
    private var known: [Equal: Int] = [:]

    /// - Parameters:
    ///   - isThere: whether the cache has a recording already.
    ///   - keep: takes a recording.
    package init(
        _ options: ImportOptions, isThere: @escaping (OpenAICache.Recording) -> Bool = { _ in false },
        keep: @escaping (OpenAICache.Recording) throws -> Void
    ) {
        judgement = Judgement(options)
        self.isThere = isThere
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
            try refuseEqual(recording, exchange)
            date(&recording, exchange)
            if isThere(recording) { throw recording.answer.origin == .edited ? LeftOut.thereUnedited : .there }
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

    /// Tests of a project ask the same, each in its own cassette: what is equal comes once.
    private mutating func refuseEqual(_ recording: OpenAICache.Recording, _ exchange: Exchange) throws {
        if exchange.isOwn { return }
        let equal = Equal(group: group(recording), digest: OpenAICache.SHA256.hash(recording.answer.body))
        if known[equal, default: fileNumber] != fileNumber { throw LeftOut.equal }
        known[equal] = fileNumber
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
        latest[group] = max(time, latest[group] ?? time)
        recording.answer.recordedAt = time
    }

    private func group(_ recording: OpenAICache.Recording) -> Group {
        Group(key: recording.key, seed: recording.seed, base: recording.base)
    }
}
