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
            standard output. The status is 0 if there is none, else 1; 2 if there is nothing to read. A file CachedOpenAI.swift is also compared with the \
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
        if isAsMade, try arePublished(found.files) {
            return Terminal.say("its answers are published, and none is in it.")
        }
        let checks = try read(found, isAsMade).map { try check($0) }
        let isWhole = checks.allSatisfy { $0.damage.isEmpty && $0.failures.isEmpty }
        try (isAsMade && isWhole ? Outcome.fine : .found).end()
    }

    private func arePublished(_ files: [URL]) throws -> Bool {
        // What can't be read is told of by who reads the answers.
        try files.allSatisfy { file in
            try beginsAsSource(file) && EmbeddedAnswers.arePublished(try Data(contentsOf: file, options: .mappedIfSafe))
        }
    }

    /// - Throws: `Outcome.found`, if a file was changed so that no answers are to be found in it.
    private func read(_ found: RecordedFiles, _ isAsMade: Bool) throws -> [MaterializeInputs.File] {
        do {
            return try found.read().caches
        } catch  where !isAsMade {
            Terminal.say("Error: \(error)")
            try Outcome.found.end()
            return []
        }
    }

    /// A cache is not read whole to find out that it is none.
    private func beginsAsSource(_ url: URL) -> Bool { FirstBytes.of(url, 2) == Data("//".utf8) }

    /// Whether a generated file is as it was made; a file of another kind is.
    private func checkText(of url: URL) throws -> Bool {
        guard beginsAsSource(url), let check = GeneratedFileCheck(try Data(contentsOf: url)) else {
            return true
        }
        let name = url.path(percentEncoded: false)
        try StandardOutput.lines(check.changes.map { "\(OpenAICache.OneLine.of(name)): \($0)" })
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

    private func check(_ file: MaterializeInputs.File) throws -> CacheCheck {
        let check = CacheCheck(file)
        try StandardOutput.lines(
            check.damage.map(\.description)
                + check.failures.map { "\(OpenAICache.OneLine.of(file.name)): \($0)" })
        Terminal.say("\(file.name): \(verdict(check))")
        return check
    }

    private func verdict(_ check: CacheCheck) -> String {
        guard check.isCache else { return "there is no answer in it that this version can read." }
        let answers = Counted.of(check.readableCount, "answer")
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
