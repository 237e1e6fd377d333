import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What an import took and what it left out, with the places.
package struct ImportReport {
    /// Those of one reason.
    private struct Group {
        var count = 0
        /// By detail, in the order in which they came.
        var details: [(text: String, count: Int)] = []
        var places: [SourcePlace] = []
    }

    private static let mostPlaces = 3
    private static let mostDetails = 6

    /// How many files were read.
    package internal(set) var fileCount = 0
    /// Those that could not be.
    package internal(set) var refused: [RefusedFile] = []
    /// How many answers were taken.
    package private(set) var taken = 0
    /// How many were not.
    package private(set) var leftOutCount = 0
    private var streams = 0
    private var untimedStreams = 0
    private var repeats = 0
    private var hashed = 0
    private var otherKeys = 0
    private var failures = 0
    private var keys: Set<OpenAICache.RequestKey> = []
    private var order: [LeftOut.Reason] = []
    private var groups: [LeftOut.Reason: Group] = [:]

    /// Nothing was read.
    init() {}

    mutating func add(_ recording: OpenAICache.Recording, _ exchange: Exchange) {
        taken += 1
        if recording.answer.isStream {
            streams += 1
            untimedStreams += exchange.isTimed ? 0 : 1
        }
        if !keys.insert(recording.key).inserted { repeats += 1 }
        if recording.request.isLeftOut { hashed += 1 }
        if recording.marks.contains(.failure) { failures += 1 }
        if let stated = exchange.statedKey, stated != recording.key { otherKeys += 1 }
    }

    mutating func leaveOut(_ reason: LeftOut, at place: SourcePlace) {
        leftOutCount += 1
        if groups[reason.reason] == nil { order.append(reason.reason) }
        var group = groups[reason.reason, default: Group()]
        group.count += 1
        if group.places.count < Self.mostPlaces { group.places.append(place) }
        if let detail = reason.detail {
            if let known = group.details.firstIndex(where: { $0.text == detail }) {
                group.details[known].count += 1
            } else {
                group.details.append((detail, 1))
            }
        }
        groups[reason.reason] = group
    }

    // MARK: In words

    /// - Parameter isTried: nothing was written.
    /// - Returns: lines for people.
    package func text(isTried: Bool) -> String {
        var lines = fileCount == 0 && !refused.isEmpty ? [] : [headline(isTried: isTried)]
        lines += order.flatMap(lines(of:))
        lines += refused.map { "  \($0)" }
        lines += notes
        return lines.joined(separator: "\n")
    }

    private func headline(isTried: Bool) -> String {
        let files = Counted.of(fileCount, "file")
        let all = taken + leftOutCount
        let interactions = Counted.of(all, "interaction")
        let some = untimedStreams == streams ? "" : "\(Counted.grouped(untimedStreams)) of them "
        let untimed = untimedStreams == 0 ? "" : ", \(some)without timing"
        let told = streams == 0 ? "" : " (\(Counted.of(streams, "stream"))\(untimed))"
        let verb = isTried ? "would be imported" : taken == 1 ? "was imported" : "were imported"
        let rest = leftOutCount == 0 ? "" : ", \(Counted.grouped(leftOutCount)) not:"
        return "\(files), \(interactions): \(Counted.grouped(taken)) \(verb)\(told)\(rest)"
    }

    private func lines(of reason: LeftOut.Reason) -> [String] {
        guard let group = groups[reason] else { return [] }
        let verb = group.count == 1 ? reason.one : reason.several
        let details = Self.details(group.details)
        let line = "  \(group.count) \(verb)\(details)\(reason.advice.map { ": \($0)" } ?? "")"
        let more = group.count - group.places.count
        let places = group.places.map { "    \($0)" } + (more > 0 ? ["    and \(more) more"] : [])
        return [line] + places
    }

    private static func details(_ details: [(text: String, count: Int)]) -> String {
        if details.isEmpty { return "" }
        let sorted = details.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        let shown = sorted.prefix(mostDetails).map { $0.count == 1 ? $0.text : "\($0.count) × \($0.text)" }
        let rest = sorted.count > mostDetails ? ["and others"] : []
        return " (\((shown + rest).joined(separator: ", ")))"
    }

    private var notes: [String] {
        var notes: [String] = []
        if repeats > 0 {
            let verb = repeats == 1 ? "answer is a further one" : "answers are further ones"
            let turn = repeats == 1 ? "it comes" : "they come"
            notes.append("  \(Counted.grouped(repeats)) \(verb) to a request: \(turn) in turn")
        }
        if hashed > 0 {
            let words =
                hashed == 1 ? "came without its request, under the key" : "came without requests, under the keys"
            notes.append("  \(Counted.grouped(hashed)) \(words) that the file states")
        }
        if failures > 0 {
            let words = failures == 1 ? "is a failure" : "are failures"
            let them = failures == 1 ? "it is" : "they are"
            let count = Counted.grouped(failures)
            notes.append("  \(count) \(words) that a lesson asked to keep: \(them) given to who asks for such")
        }
        if otherKeys > 0 {
            let have = otherKeys == 1 ? "has" : "have"
            notes.append(
                "note: \(Counted.grouped(otherKeys)) \(have) another key than the file states: the file was edited, or "
                    + "its program ignores fields of the body; name these with --ignore-field")
        }
        return notes
    }

    // MARK: For programs

    /// One object a line: the sums, then each reason.
    package var json: [OpenAICache.JSON] {
        let sums: OpenAICache.JSON = [
            "files": .number(.init(fileCount)), "imported": .number(.init(taken)),
            "left_out": .number(.init(leftOutCount)), "streams": .number(.init(streams)),
            "streams_without_timing": .number(.init(untimedStreams)), "further_answers": .number(.init(repeats)),
        ]
        return [sums] + order.compactMap { json(of: $0) }
            + refused.map { ["refused": .string($0.file), "why": .string($0.reason)] }
    }

    private func json(of reason: LeftOut.Reason) -> OpenAICache.JSON? {
        guard let group = groups[reason] else { return nil }
        return [
            "reason": .string(reason.several), "count": .number(.init(group.count)),
            "details": .object(group.details.reduce(into: [:]) { $0[$1.text] = .number(.init($1.count)) }),
            "places": .array(group.places.map { .string($0.description) }),
        ]
    }
}
