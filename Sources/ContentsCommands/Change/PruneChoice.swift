import ArgumentParser
import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// What a person wants out of a cache.
package struct PruneChoice: ParsableArguments {
    @Option(
        defaultAsFlag: "",
        help: ArgumentHelp(
            "What was not asked for, by the openai_cache_used.txt beside the cache or by the file that is named.",
            valueName: "used.txt"))
    var unused: String?

    @Option(
        help: ArgumentHelp(
            "What a rehearsal of the whole lesson didn't ask for: the output of rehearse --json.", valueName: "file"))
    var rehearsed: [String] = []

    @Option(help: ArgumentHelp("What was recorded before this day.", valueName: "date"))
    var olderThan: String?

    @Option(
        name: .customLong("path"),
        help: ArgumentHelp("Requests to this path, such as chat or chat/completions.", valueName: "path"))
    var prunedPaths: [String] = []

    @Option(
        name: .customLong("model"),
        help: ArgumentHelp("Answers of this model; gpt-4* for all that begin so.", valueName: "model"))
    var models: [String] = []

    @Option(
        name: .customLong("entry"), help: ArgumentHelp("The entry of this name, such as 9f3a#2.", valueName: "name"))
    var names: [String] = []

    @Flag(help: "Answers to a question that say the same as an earlier one.")
    var duplicates = false

    @Flag(help: "What can't be read.")
    var damaged = false

    @Option(help: ArgumentHelp("All answers to a question but the first so many.", valueName: "count"))
    var keepTurns: Int?

    package init() {}

    package func validate() throws {
        if let olderThan, RecordedDate.microseconds(olderThan) == nil {
            throw ValidationError(
                "--older-than takes a day such as 2026-01-31, or a time such as 2026-01-31T09:30:00Z.")
        }
        if let keepTurns, keepTurns < 1 { throw ValidationError("--keep-turns takes a number from 1 on.") }
    }

    var isEmpty: Bool {
        unused == nil && rehearsed.isEmpty && olderThan == nil && prunedPaths.isEmpty && models.isEmpty && names.isEmpty
            && !duplicates
            && !damaged && keepTurns == nil
    }

    var takesDamaged: Bool { damaged }

    func conditions(for contents: Contents, in files: [String]) throws -> [Pruning.Condition] {
        var conditions: [Pruning.Condition] = []
        if let unused { conditions.append(.unused([try used(unused, contents, files)])) }
        if let recordings = try unasked() { conditions.append(.recordings(recordings)) }
        if let time = olderThan.flatMap(RecordedDate.microseconds) { conditions.append(.olderThan(time)) }
        if !prunedPaths.isEmpty { conditions.append(.paths(prunedPaths)) }
        if !models.isEmpty { conditions.append(.models(models)) }
        if !names.isEmpty {
            conditions.append(.named(Set(try names.flatMap { try contents.entries(named: $0) }.map(\.name))))
        }
        if let keepTurns { conditions.append(.beyondTurn(keepTurns)) }
        if damaged { conditions.append(.damaged) }
        return duplicates ? conditions + [.duplicates] : conditions
    }

    /// Of several lessons with one cache, what none of them asked for.
    private func unasked() throws -> Set<RecordedPlace>? {
        let files = try rehearsed.map { try RehearsedFile(path: $0).unasked }
        return files.dropFirst().reduce(files.first) { $0?.intersection($1) }
    }

    /// What says nothing of a part of the cache must not decide on it.
    private func used(_ path: String, _ contents: Contents, _ files: [String]) throws -> UsedAnswers {
        let beside = files.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let usual = beside?.appending(path: OpenAICache.FileNames.usedKeys)
        guard let url = path.isEmpty ? usual : URL(fileURLWithPath: path), FileIdentity(of: url) != nil else {
            throw ToolError(
                "--unused needs \(path.isEmpty ? usual?.path ?? OpenAICache.FileNames.usedKeys : path), which is not there: dev mode writes it."
            )
        }
        let used = UsedAnswers(try NamedFile.content(of: url.path(percentEncoded: false)))
        if used.isEmpty {
            throw ToolError(
                "\(url.path) notes no request, so everything would go. Run the whole lesson once in dev mode.")
        }
        let modified = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date
        if let modified, let last = contents.entries.last,
            modified.timeIntervalSince1970 + 1 < Double(last.recordedAt) / 1_000_000
        {
            throw ToolError(
                """
                \(url.path) is older than the last recording (\(last.date)), so it says nothing of what was asked since. \
                Run the whole lesson once more in dev mode.
                """)
        }
        return used
    }
}
