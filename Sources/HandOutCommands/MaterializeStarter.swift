import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

extension Materialize {
    /// `--as starter`
    func makeStarter(of found: RecordedFiles) throws {
        let starter = try StarterLesson(paths: lesson, name: try name.map { try ModuleName($0).text })
        if !options[.allowSecrets] { try LessonSecrets.check(starter.files) }
        let folder = OutputFolder(path: output ?? "\(starter.name)Starter")
        try folder.check(force: force)
        let inputs = try found.read()
        let collection = try CacheCollection(inputs)
        let packed = try pack(collection, of: inputs, found)
        let embedded = EmbeddedFile(head: head.made(by: starterCommand), cache: packed)
        let project = StarterProject(
            targets: starter.targets, data: starter.data, manifest: starter.manifest, embedded: embedded)
        let files = try project.files()
        let read = found.paths + starter.files.map { URL(fileURLWithPath: $0.origin) }
        let written = try folder.write(files, reading: read, force: force, keepsChanges: true)
        tell(of: starter, besides: written.kept)
        starter.targets.compactMap { unrecorded($0, in: collection) }.forEach(Terminal.say)
        let leftOut = whatIsLeftOut(of: embedded, usedBy: starter.sources)
        let isManifestKept = written.kept.contains(StarterProject.manifestPath)
        let lacking = isManifestKept ? try differences(in: folder.path, project, without: written.removed) : []
        let ending = leftOut + lacking + [HandOut.starter(at: folder.path, starter.lessonNames)]
        try report(packed.summary, written.byteCount, to: folder.path, ending)
    }

    /// Whether a cache seems to be another lesson's, in words.
    private func unrecorded(_ target: StarterProject.Target, in collection: CacheCollection) -> String? {
        let texts = target.swiftFiles.map { String(decoding: $0.bytes, as: UTF8.self) }
        let questions = PlainQuestions(in: texts)
        let missed = questions.missed(by: collection)
        guard target.isExecutable, let first = missed.first else { return nil }
        let shown = OpenAICache.OneLine.of(first.text, most: 60)
        if missed.count == questions.count {
            return """
                warning: no question that stands in the sources of \(target.name), such as “\(shown)”, is in the cache: is \
                it another lesson's? Name the right one with --cache, or run the lesson once more with \
                CACHED_OPENAI_DEV_MODE=1.
                """
        }
        return """
            warning: of \(questions.count) questions that stand in the sources of \(target.name), \
            \(Counted.of(missed.count, "is", "are")) not in the cache: “\(shown)”\(missed.count > 1 ? " and others" : ""). \
            If the lesson asks \(missed.count > 1 ? "them" : "it"), run it once more with CACHED_OPENAI_DEV_MODE=1.
            """
    }

    /// What a manifest that somebody changed does not say of the project, or says of what is gone; a line for people, or none.
    private func differences(
        in folder: String, _ project: StarterProject, without removed: [String]
    ) throws -> [String] {
        let path = "\(folder)/\(StarterProject.manifestPath)"
        guard let manifest = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        let difference = try project.difference(of: manifest, without: removed)
        let lacking = [("dependencies", difference.packages), ("targets", difference.targets)].filter { !$1.isEmpty }
            .map {
                "It lacks what is new. Add to its \($0):\n\($1.map { "        \($0)" }.joined(separator: "\n"))"
            }
        let gone = difference.goneTargets.map {
            "It still has the target \($0), which is no longer made: take it out."
        }
        let lines = lacking + gone
        return lines.isEmpty
            ? [] : ["warning: \(path) was changed, so it stays. " + lines.joined(separator: "\n")]
    }

    /// Students read it: nothing in it is of the instructor's machine.
    private var starterCommand: [String] {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        let told = { (path: String) in ToldPath.of(path, in: here) }
        return ["materialize", "--as", "starter", "--lesson"] + lesson.map(told) + (name.map { ["--name", $0] } ?? [])
            + caches.flatMap { ["--cache", told($0)] } + (output.map { ["--output", told($0)] } ?? [])
    }

    /// - Parameter kept: what stayed as a student had changed it.
    private func tell(of starter: StarterLesson, besides kept: Set<String>) {
        let copied = starter.files.filter { !kept.contains($0.path) }.map { "\($0.path), from \($0.origin)" }
        let more = "more; all are listed in \(ListOfMadeFiles.name)"
        if !copied.isEmpty { Terminal.say("from the lesson:\n\(ShownPlaces.lines(copied, more: more))") }
        if !starter.leftBehind.isEmpty {
            Terminal.say("left behind:\n\(ShownPlaces.lines(starter.leftBehind, more: "more"))")
        }
        starter.remarks.forEach(Terminal.say)
    }
}
