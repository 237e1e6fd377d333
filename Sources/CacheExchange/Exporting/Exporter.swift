import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Writes what caches hold in another format, one answer at a time.
package struct Exporter {
    private let contents: Contents
    private let entries: [Entry]
    private let filter: EntryFilter
    private let allowSecrets: Bool
    private let skipDamaged: Bool

    /// What was written, and what was not.
    package struct Summary {
        /// How many answers.
        package var count = 0
        /// How many requests they answer.
        package var requestCount = 0
        /// How many the format can't hold: nobody knows what was asked.
        package var leftOut = 0
        /// What else the format has no place for, in a line; nil if it has for everything.
        package var losses: String?
        /// What is damaged.
        package var damage: [String] = []
        fileprivate var keys: Set<OpenAICache.RequestKey> = []

        /// Nothing yet.
        package init(damage: [String] = []) { self.damage = damage }
    }

    /// - Throws: `CacheError` for a cache that can't be read; `NameNotFound` if the filter names no entry.
    package init(
        _ inputs: MaterializeInputs, filter: EntryFilter, allowSecrets: Bool, skipDamaged: Bool
    ) throws {
        contents = try Contents(inputs)
        entries = Self.inTurn(try filter.entries(of: contents), of: contents)
        self.filter = filter
        self.allowSecrets = allowSecrets
        self.skipDamaged = skipDamaged
    }

    /// Whether one of the caches lets each answer take as long as it first took, which only `materialize` says.
    package var delaysResponses: Bool { contents.isDelayed }

    /// How many answers there are, as far as the index can tell which are wanted.
    package var entryCount: Int { entries.count }

    /// Writes a file.
    /// - Throws: `SecretsFound` and `DamageFound` behind the last byte: what was written must go then.
    package func write(
        as format: ExchangeFormat, progress: (Int) -> Void = { _ in }, to write: (Data) throws -> Void
    ) throws -> Summary {
        var writer = Self.writer(of: format)
        try writer.start(write)
        let summary = try forEach(format, progress) { try writer.append($0, write) }
        try writer.end(write)
        return summary
    }

    /// Reads all that would be written, and writes nothing.
    /// - Throws: as `write`.
    package func check(as format: ExchangeFormat) throws {
        let silently: (Int) -> Void = { _ in }
        _ = try forEach(format, silently) { _ in }
    }

    /// Gives each entry as a folder's files, with the folder's name.
    package func writeFolders(
        progress: (Int) -> Void = { _ in }, to write: (String, EntryFolder) throws -> Void
    ) throws -> Summary {
        var number = 0
        return try forEach(.folder, progress) { entry in
            number += 1
            let digits = String(number)
            let padded = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
            try write("\(padded)-\(entry.entry.name.fileName)", EntryFolder(entry))
        }
    }

    private static func writer(of format: ExchangeFormat) -> any ExchangeWriter {
        switch format {
        case .har: HARWriter()
        case .vcr: CassetteWriter(.python)
        case .vcrRuby: CassetteWriter(.ruby)
        case .jsonl, .folder, .batch: JSONLWriter()
        }
    }

    private func forEach(
        _ format: ExchangeFormat, _ progress: (Int) -> Void, _ visit: (ExportedEntry) throws -> Void
    ) throws -> Summary {
        let damage = contents.collection.damage
        if !skipDamaged, !damage.isEmpty { throw DamageFound(damage) }
        var summary = Summary(damage: (damage + contents.collection.unfinished).map(\.description))
        var check = SecretCheck()
        var named: Set<OpenAICache.RequestKey> = []
        var losses = Losses(format)
        for (number, entry) in entries.enumerated() {
            progress(number)
            guard let exported = try exported(entry, &summary) else { continue }
            if exported.request == nil, format.isCassette {
                summary.leftOut += 1
                continue
            }
            if !allowSecrets { look(at: exported, isFirst: named.insert(entry.key).inserted, &check) }
            try visit(exported)
            losses.add(exported)
            summary.count += 1
            summary.keys.insert(entry.key)
        }
        try check.throwWhatWasFound()
        summary.requestCount = summary.keys.count
        summary.losses = losses.text
        return summary
    }

    private func look(at entry: ExportedEntry, isFirst: Bool, _ check: inout SecretCheck) {
        if isFirst, let request = entry.request {
            check.name(entry.key, request)
            check.add(path: request.path, entry.key)
            check.add(request, entry.key)
        }
        check.add(entry.answer, from: entry.base, to: entry.key)
    }

    /// Nil if it is damaged, or not wanted.
    private func exported(_ entry: Entry, _ summary: inout Summary) throws -> ExportedEntry? {
        do {
            let answer = try contents.answer(of: entry) { _ in }
            let request = contents.request(of: entry)
            if filter.readsTexts, !filter.holds(for: contents.interaction(entry, answer)) { return nil }
            return ExportedEntry(entry: entry, request: request, answer: answer)
        } catch let problem as OpenAICache.CacheError where problem.code == .damaged {
            if !skipDamaged { throw DamageFound([problem]) }
            summary.damage.append(problem.description)
            return nil
        }
    }

    /// In the order in which they were recorded; but those of one request in their turns, whatever the clocks said.
    private static func inTurn(_ entries: [Entry], of contents: Contents) -> [Entry] {
        var turns: [OpenAICache.RequestKey: ArraySlice<Entry>] = [:]
        for entry in entries where contents.hasSeveral(to: entry.key) { turns[entry.key, default: []].append(entry) }
        for key in turns.keys { turns[key]?.sort { $0.number < $1.number } }
        return entries.map { turns[$0.key]?.popFirst() ?? $0 }
    }
}
