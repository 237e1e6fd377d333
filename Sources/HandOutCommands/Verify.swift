import ArgumentParser
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// `cached-openai verify`
package struct Verify: ParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Read a recorded or packed cache to its last byte, and say what is damaged, or a failure.",
        discussion: """
            Without a path, it reads openai_cache.cache and the journal openai_cache_temp.bin in the current folder. \
            Each place that is damaged, and each answer that is a failure and should not have been kept, is a line on \
            standard output. The status is 0 if there is none, else 1. A file CachedOpenAI.swift is also compared with the \
            digests in its head: that tells whether it is as it was made, however its lines end, and not who made it.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A folder with a cache, a cache file (with the journal beside it), a journal, or a generated file or package.",
            valueName: "path"))
    var caches: [String] = []

    package init() {}

    package func run() throws {
        let found = try RecordedFiles.find(caches, by: "cached-openai verify", withUsedKeys: false)
        let isAsMade = try found.files.map(checkText).allSatisfy { $0 }
        let arePublished = try found.files.allSatisfy {
            EmbeddedAnswers.arePublished(try Data(contentsOf: $0, options: .mappedIfSafe))
        }
        if arePublished, isAsMade { return Terminal.say("its answers are published, and none is in it.") }
        let checks = try found.read().caches.map(check)
        guard isAsMade, checks.allSatisfy({ $0.damage.isEmpty && $0.failures.isEmpty }) else { throw ExitCode.failure }
    }

    /// Whether a generated file is as it was made; a file of another kind is.
    private func checkText(of url: URL) throws -> Bool {
        guard let check = GeneratedFileCheck(try Data(contentsOf: url, options: .mappedIfSafe)) else { return true }
        let name = url.path(percentEncoded: false)
        for change in check.changes { print("\(OpenAICache.OneLine.of(name)): \(change)") }
        Terminal.say("\(name): \(verdict(check))")
        return check.changes.isEmpty
    }

    private func verdict(_ check: GeneratedFileCheck) -> String {
        if check.lacksDigests {
            return "an earlier version made it, without digests: whether it was changed can't be said."
        }
        if check.changes.isEmpty { return "the file is as it was made." }
        return "it was changed since it was made. Take the file as it was handed out, or make it again."
    }

    private func check(_ file: MaterializeInputs.File) -> CacheCheck {
        let check = CacheCheck(file)
        for problem in check.damage { print(problem) }
        for failure in check.failures { print("\(OpenAICache.OneLine.of(file.name)): \(failure)") }
        Terminal.say("\(file.name): \(verdict(check))")
        return check
    }

    private func verdict(_ check: CacheCheck) -> String {
        guard check.isCache else { return "there is no answer in it that this version can read." }
        let answers = check.readableCount == 1 ? "1 answer" : "\(check.readableCount) answers"
        let failures = failures(check.failures.count)
        if check.damage.isEmpty { return "\(answers) in it, all whole" + failures }
        let others = check.unreadableCount == 0 ? "" : ", \(check.unreadableCount) can't"
        return """
            damaged. \(answers) can be read\(others)\(failures).
            Take it from a backup, or run the lesson again in dev mode: it asks again for what can't be read.
            To hand out what is left: cached-openai materialize --cache … --skip-damaged
            """
    }

    private func failures(_ count: Int) -> String {
        guard count > 0 else { return "" }
        return """
            ; \(count) of them \(count == 1 ? "is a failure" : "are failures"), which should not have been kept.
            materialize leaves failures out. To record right answers in their place, run the lesson again in dev mode: \
            it asks again for each of them.
            """
    }
}
