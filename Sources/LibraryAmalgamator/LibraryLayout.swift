/// Which folders the library has, how they build on each other, and in which order its files are pasted.
package enum LibraryLayout {
    /// The library's folders from the bottom up: each uses only what stands before it.
    package static let folders = cacheFolders + clientFolders

    /// What answers any client's requests.
    private static let cacheFolders = [
        "System", "Bytes", "JSON", "Key", "Judgement", "Format", "Cache", "Record", "Network", "Download", "Engine",
        "URLSession",
    ]

    /// The built-in client.
    private static let clientFolders = ["API", "Schema", "Types", "Endpoints"]

    /// The same from the top down: people who open the pasted file see first what they use. A folder's main type leads it.
    package static let readingOrder = ["API", "Endpoints", "Types", "Schema"] + cacheFolders.reversed()

    private static let leaders: Set = ["API/OpenAI.swift", "System/OpenAICache.swift"]

    /// What is in each folder, for the pasted file's table of contents.
    package static let contents = [
        "API": "OpenAI: its settings, requests, errors and streams",
        "Endpoints": "client.chat.completions and the other resources",
        "Types": "what is sent, and what comes back; pages of lists",
        "Schema": "JSON schemas of your own types, and the reading of answers into them",
        "URLSession": "the cache below any client that uses URLSession",
        "Engine": "what becomes of a request: an answer from the cache, a live call, or a miss",
        "Download": "how a cache is fetched from a URL, where none is at hand",
        "Network": "the connection to the API, retries, the pace of calls",
        "Record": "dev mode: what is written, and how it survives",
        "Cache": "which answers there are, and whose turn it is",
        "Format": "the files' formats",
        "Judgement": "which answers are right ones, and kept",
        "Key": "when two requests are the same",
        "JSON": "JSON with all its digits and its order; event streams",
        "Bytes": "numbers in bytes, SHA-256, decompression",
        "System": "OpenAICache; files, locks, the clock, what is said on a terminal",
    ]

    /// The library without what fetches a cache, for a program in which one is embedded.
    package static func withoutDownload(_ files: [SourceFile]) -> [SourceFile] {
        files.filter { !$0.path.hasPrefix("Download/") }
    }

    /// What of the library goes into what is handed out.
    ///
    /// - Parameter fetches: it fetches its cache.
    package static func handedOut(_ files: [SourceFile], fetches: Bool) -> [SourceFile] {
        (fetches ? files : withoutDownload(files)).filter { file in
            file.path != packing && (fetches || file.path != dataSource)
        }
    }

    /// The tools alone pack caches.
    private static let packing = "Format/Index/CompactIndexPage+Packing.swift"
    /// Downloads alone, and the tools, read caches in memory.
    private static let dataSource = "Format/Sources/DataSource.swift"

    /// The library without the built-in client.
    package static func withoutClient(_ files: [SourceFile]) -> [SourceFile] {
        files.filter { !isOfClient($0) }
    }

    /// The built-in client alone.
    package static func clientFiles(_ files: [SourceFile]) -> [SourceFile] { files.filter(isOfClient) }

    private static func isOfClient(_ file: SourceFile) -> Bool {
        clientFolders.contains { file.path.hasPrefix($0 + "/") }
    }

    /// The file that is replaced by the payload, after all others.
    package static let seam = "Cache/EmbeddedPayload.swift"

    /// Every file but the seam, folder by folder in the order for reading, and alphabetical within one.
    /// - Throws: `AmalgamationError` when a file is in no known folder, comes twice, or the seam is missing.
    package static func ordered(_ files: [SourceFile]) throws -> [SourceFile] {
        let ranked = try files.map { (rank: try rank(of: $0), file: $0) }
        let sorted = ranked.sorted { key($0) < key($1) }.map(\.file)
        for (one, next) in zip(sorted, sorted.dropFirst()) where one.path == next.path {
            throw AmalgamationError(path: one.path, reason: "the file was given twice")
        }
        guard sorted.contains(where: { $0.path == seam }) else {
            throw AmalgamationError(path: seam, reason: "the library lacks this file, whose place the payload takes")
        }
        return sorted.filter { $0.path != seam }
    }

    private static func key(_ ranked: (rank: Int, file: SourceFile)) -> (Int, Int, String) {
        (ranked.rank, leaders.contains(ranked.file.path) ? 0 : 1, ranked.file.path)
    }

    private static func rank(of file: SourceFile) throws -> Int {
        let parts = file.path.split(separator: "/")
        guard parts.count > 1, let rank = readingOrder.firstIndex(of: String(parts[0])) else {
            throw AmalgamationError(
                path: file.path,
                reason: "the folder is not in the pasting order; add it to LibraryLayout.folders and readingOrder")
        }
        return rank
    }
}
