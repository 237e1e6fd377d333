import CachedOpenAIGenerator
import CommandSupport
import Foundation

extension Materialize {
    /// `--as starter`
    func makeStarter(of found: RecordedFiles) throws {
        let starter = try StarterLesson(paths: lesson, name: try name.map { try ModuleName($0).text })
        if !allowSecrets { try LessonSecrets.check(starter.files) }
        let folder = OutputFolder(path: output ?? "\(starter.name)Starter")
        try folder.check(force: force)
        let packed = try pack(found)
        let embedded = EmbeddedFile(head: head.made(by: starterCommand), cache: packed)
        let project = StarterProject(
            targets: starter.targets, data: starter.data, manifest: starter.manifest, embedded: embedded)
        let files = try project.files()
        let read = found.paths + starter.files.map { URL(fileURLWithPath: $0.origin) }
        let written = try folder.write(files, reading: read, force: force, keepsChanges: true)
        tell(of: starter)
        let leftOut = whatIsLeftOut(of: embedded, usedBy: starter.sources)
        try report(packed.summary, written, to: folder.path, leftOut + [HandOut.starter(at: folder.path)])
    }

    private var starterCommand: [String] {
        ["materialize", "--as", "starter", "--lesson"] + lesson + (name.map { ["--name", $0] } ?? [])
            + caches.flatMap { ["--cache", $0] } + (output.map { ["--output", $0] } ?? [])
    }

    private func tell(of starter: StarterLesson) {
        let copied = starter.files.map { "\($0.path), from \($0.origin)" }
        let more = "more; all are listed in \(ListOfMadeFiles.name)"
        Terminal.say("from the lesson:\n\(ShownPlaces.lines(copied, more: more))")
        if !starter.leftBehind.isEmpty {
            Terminal.say("left behind:\n\(ShownPlaces.lines(starter.leftBehind, more: "more"))")
        }
        starter.remarks.forEach(Terminal.say)
    }
}
