import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// A cache file that takes the place of another one, which other programs may be recording into meanwhile.
struct CacheReplacement {
    private typealias Names = OpenAICache.FileNames

    private static let secondsToWait = 5.0
    private static let mostTries = 100

    private let output: OutputFile
    private let url: URL
    /// What is in the new file, and would come back with it.
    private let journal: URL?
    /// What the old files are called from then on, behind their names; nil: they go.
    private let keptAs: String?

    /// - Parameters:
    ///   - path: of the cache file.
    ///   - journal: which was read together with it.
    ///   - keptAs: what the old files are called from then on, behind their names; nil: they go.
    init(path: String, journal: URL? = nil, keptAs: String? = nil) {
        output = OutputFile(path: path)
        url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        self.journal = journal
        self.keptAs = keptAs
    }

    /// - Throws: `ToolError` if something is there that must not go.
    static func check(_ path: String, force: Bool) throws {
        try StandardOutput.refuse(asPlace: path)
        guard let type = FileType(of: URL(fileURLWithPath: path).resolvingSymlinksInPath()) else { return }
        guard type == .file else {
            throw ToolError("\(path) is not a file that can be replaced; name another with --output FILE.")
        }
        if !force {
            throw ToolError(
                "\(path) is there already. Name another place with --output FILE, or overwrite it with --force.")
        }
    }

    /// Packs what is to be kept and puts it in place, while nobody else records. Nothing changes if that fails.
    /// - Parameter make: reads the cache as it is then.
    /// - Returns: how many bytes were written.
    func run(_ make: () throws -> PackedCache) throws -> Int {
        TemporaryPlace.removeWhatWasLeft(beside: url)
        return try holding([url, journal].compactMap { $0 }) {
            let packed = try make()
            let count = try output.write(
                { try PackedCacheFile(cache: packed).write(to: $0) }, beforeItCounts: keepWhatGoes)
            // What comes after this loses nothing, and what comes before brings back what went.
            if let journal { unlink(journal.path) }
            return count
        }
    }

    /// In the order in which dev mode takes them: the cache file, then the journal. What isn't there is passed over.
    private func holding<Answer>(_ files: [URL], _ work: () throws -> Answer) throws -> Answer {
        guard let url = files.first else { return try work() }
        let rest = Array(files.dropFirst())
        for _ in 0..<Self.mostTries {
            guard FileType(of: url) == .file else { return try holding(rest, work) }
            let file = try OpenAICache.FileSource(path: url.path, for: .updateExisting)
            let answer = try OpenAICache.FileLock.exclusive(file, seconds: Self.secondsToWait) {
                // Who held it may have put another one in its place.
                file.isInPlace ? try holding(rest, work) : nil
            }
            if let answer { return answer }
        }
        throw ToolError("\(url.path) is replaced by other programs again and again. Try it once they are done.")
    }

    /// The cache and its journal belong together: of an earlier time, neither stays.
    private func keepWhatGoes() throws {
        guard let keptAs else { return }
        let usual = url.deletingLastPathComponent().appending(path: Names.journal)
        let own = journal ?? (url.lastPathComponent == Names.cache ? usual : nil)
        try KeptFiles([url, own].compactMap { $0 }, ending: keptAs).keep { $0 == url || $0 == journal }
    }
}
