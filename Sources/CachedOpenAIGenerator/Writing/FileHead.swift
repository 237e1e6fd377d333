import CachedOpenAI

/// What the head of a generated file says of it.
package struct FileHead: Sendable {
    /// The library's version.
    package let version: String
    /// What the instructor asked for.
    package let options: MaterializeOptions
    /// How the plugins are called.
    package static let plugin = ["swift", "package", "--allow-writing-to-package-directory"]

    /// What made it, as it is typed behind the program's name, but for the options.
    package let command: [String]
    /// What was called: the plugins, or the tool by its name.
    package let program: [String]
    /// When it was made, in words; nil keeps the file reproducible.
    package let date: String?

    /// Makes a head of what is given.
    package init(
        version: String, options: MaterializeOptions, command: [String] = ["materialize-embedded"],
        program: [String] = plugin, date: String? = nil
    ) {
        self.version = version
        self.options = options
        self.command = command
        self.program = program
        self.date = date
    }

    /// The same, made by another command of the same program.
    package func made(by command: [String]) -> FileHead {
        FileHead(version: version, options: options, command: command, program: program, date: date)
    }

    /// As it is typed, whatever stands in the paths of a lesson.
    private var commandLine: String {
        let words = program + command + options.commandLine
        return words.map { OpenAICache.OneLine.of($0.contains(" ") ? "\"\($0)\"" : $0) }.joined(separator: " ")
    }

    /// What the template's tags stand for.
    func values(for cache: PackedCache) -> [String: Any] {
        var values: [String: Any] = [
            "version": OpenAICache.OneLine.of(version),
            "entries": EntryCount.inWords(cache.summary),
            "recordedSize": ByteCount.inWords(cache.summary.bytesIn),
            "payloadSize": ByteCount.inWords(cache.byteCount),
            "command": commandLine,
            "isOfPlugin": program == Self.plugin,
            "namesPlaces": command.contains { $0.hasPrefix(ToldPath.elsewhere) },
        ]
        values["recorded"] = EntryCount.lines(cache.summary).map { ["line": $0] }
        if !options.commandLine.isEmpty { values["options"] = options.commandLine.joined(separator: " ") }
        values["withoutClient"] = options[.withoutClient]
        values["date"] = date.map { OpenAICache.OneLine.of($0) }
        return values
    }
}
