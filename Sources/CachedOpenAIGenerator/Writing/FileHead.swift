import CachedOpenAI

/// What the head of a generated file says of it.
package struct FileHead: Sendable {
    /// The library's version.
    package let version: String
    /// What the instructor asked for.
    package let options: MaterializeOptions
    /// When it was made, in words; nil keeps the file reproducible.
    package let date: String?

    /// Makes a head of what is given.
    package init(version: String, options: MaterializeOptions, date: String? = nil) {
        self.version = version
        self.options = options
        self.date = date
    }

    /// What the template's tags stand for.
    func values(for cache: PackedCache) -> [String: Any] {
        var values: [String: Any] = [
            "version": OpenAICache.OneLine.of(version),
            "entries": EntryCount.inWords(cache.summary),
            "recordedSize": ByteCount.inWords(cache.summary.bytesIn),
            "payloadSize": ByteCount.inWords(cache.byteCount),
            "command": (["materialize-embedded"] + options.commandLine).joined(separator: " "),
        ]
        if !options.commandLine.isEmpty { values["options"] = options.commandLine.joined(separator: " ") }
        values["withoutClient"] = options.withoutClient
        values["date"] = date.map { OpenAICache.OneLine.of($0) }
        return values
    }
}
