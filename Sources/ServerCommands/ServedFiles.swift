import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// The caches behind paths, open to be looked into.
struct ServedFiles: CustomStringConvertible {
    let layers: [any OpenAICache.CacheLayer]
    /// By their names alone, for people.
    let names: [String]

    /// - Parameter paths: none for those of the current folder.
    /// - Throws: `ToolError` if there is nothing, or nothing can be read.
    init(_ paths: [String], by option: String) throws {
        let found = try RecordedFiles.find(paths, by: option, withUsedKeys: false)
        var layers: [any OpenAICache.CacheLayer] = []
        for url in found.files {
            // What is recorded in is left where it is: a program may be at work in it.
            let path = url.path(percentEncoded: false)
            let file = try MaterializeInputs.File(path: path, named: path)
            let opened = OpenAICache.CacheOpener.openEither(file.source)
            for problem in opened.problems { Terminal.say("\(problem)") }
            if let layer = opened.layer { layers.append(layer) }
        }
        guard !layers.isEmpty || found.files.isEmpty else {
            let names = found.files.map(\.lastPathComponent).joined(separator: ", ")
            throw ToolError("no answer can be read in \(names). Check it with: cached-openai verify PATH")
        }
        self.layers = layers
        names = found.files.map(\.lastPathComponent)
    }

    private init(layers: [any OpenAICache.CacheLayer], names: [String]) {
        self.layers = layers
        self.names = names
    }

    /// Nothing is there yet.
    static var none: ServedFiles { ServedFiles(layers: [], names: []) }

    /// Known by name, and opened by who records in them.
    var withoutLayers: ServedFiles { ServedFiles(layers: [], names: names) }

    /// Such as `lecture-3.cache: 44 answers to 31 requests`.
    var description: String {
        let (answers, requests) = counts
        let names = self.names.isEmpty ? "nothing yet" : self.names.joined(separator: ", ")
        return layers.isEmpty
            ? names : "\(names): \(Counted.of(answers, "answer")) to \(Counted.of(requests, "request"))"
    }

    /// How many answers to how many requests there are.
    var counts: (answers: Int, requests: Int) {
        var keys: Set<OpenAICache.RequestKey> = []
        var answers = 0
        for layer in layers {
            try? layer.forEachLocator { key, _ in
                keys.insert(key)
                answers += 1
            }
        }
        return (answers, keys.count)
    }
}
