import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What an instructor does with what was made, as the last thing that she is told.
enum HandOut {
    /// A `.cache` file.
    static func cacheFile(at path: String, _ packed: PackedCache) -> String {
        """
        To hand it out: give it to students as \(OpenAICache.FileNames.cache), the name under which a program looks for it in \
        the folder it runs in. Or publish it under any name, and give them its address with this at its end, so that nobody \
        gets another file: CACHED_OPENAI_CACHE_URL='https://…/\(name(of: path))#sha256=\(packed.digest)'
        A large one need not be downloaded whole. With this at the end of its address only the parts that are asked for are \
        fetched, and each is checked: #root=\(packed.root)
        """
    }

    /// The generated file.
    static func embeddedFile(at path: String) -> String {
        """
        To hand it out: give students \(name(of: path)). As the only file of a target named CachedOpenAI it is compiled once, \
        and your lesson keeps its import CachedOpenAI; beside main.swift, that line has to go. To make such a project of your \
        lesson: materialize --as starter --lesson PATH
        """
    }

    /// A package.
    static func package(_ name: ModuleName) -> String {
        let keeps = "your lesson keeps its import CachedOpenAI"
        let changes = "import CachedOpenAI becomes import \(name.text) in your lesson (--name CachedOpenAI keeps it)"
        return """
            To hand it out: publish the folder as a repository of its own, as its README says; students depend on it, and \
            \(name.text == "CachedOpenAI" ? keeps : changes).
            """
    }

    /// A project to open.
    /// - Parameter lessons: which of them `swift run` is told, if there are several.
    static func starter(at path: String, _ lessons: [String]) -> String {
        let run = "swift run" + (lessons.count > 1 ? " \(lessons[0])" : "")
        return """
            To hand it out: try it once, in \(name(of: path)): CACHED_OPENAI_OFFLINE=1 CACHED_OPENAI_VERBOSE=1 \(run) says \
            “hit” for each answer that comes from it, and “miss” for what it doesn't hold. Then give students the folder without \
            its .build, as a repository or an archive. Its README tells them what to do.
            """
    }

    private static func name(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
