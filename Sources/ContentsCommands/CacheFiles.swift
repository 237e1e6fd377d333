import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// The caches that a person names, opened.
enum CacheFiles {
    /// The files that were named, else those of the current folder; `-` is standard input.
    static func contents(_ paths: [String], by option: String) throws -> Contents {
        try Contents(inputs(paths, by: option))
    }

    /// The same, before they are opened.
    static func inputs(_ paths: [String], by option: String) throws -> MaterializeInputs {
        guard paths.contains("-") else {
            return try RecordedFiles.find(paths, by: option, withUsedKeys: false).read()
        }
        let named = try paths.flatMap { path -> [MaterializeInputs.File] in
            if path == "-" { return [try piped()] }
            return try RecordedFiles.find([path], by: option, withUsedKeys: false).read().caches
        }
        return MaterializeInputs(caches: named)
    }

    /// Just these files, without what lies beside them; of a folder, all that is its cache.
    static func exactly(_ paths: [String], by option: String) throws -> Contents {
        try Contents(exactInputs(paths, by: option))
    }

    /// The same, before they are opened.
    static func exactInputs(_ paths: [String], by option: String) throws -> MaterializeInputs {
        MaterializeInputs(caches: try paths.flatMap { try exactly($0, by: option) })
    }

    private static func exactly(_ path: String, by option: String) throws -> [MaterializeInputs.File] {
        if path == "-" { return [try piped()] }
        let url = URL(fileURLWithPath: path)
        guard NamedCache.isFile(url) else {
            return try RecordedFiles.find([path], by: option, withUsedKeys: false).read().caches
        }
        return [try .init(path: url.path(percentEncoded: false), named: path)]
    }

    private static func piped() throws -> MaterializeInputs.File {
        try .init(name: "standard input", onDisk: StandardInput.read())
    }
}

extension Contents {
    /// Tells what is damaged, a line for each place.
    /// - Returns: whether anything is.
    func sayDamage() -> Bool {
        for problem in damage { Terminal.say("\(problem)") }
        return !damage.isEmpty
    }
}
