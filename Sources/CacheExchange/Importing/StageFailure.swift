import CachedOpenAI

/// What was to be imported could not be gathered.
struct StageFailure: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String {
        OpenAICache.OneLine.of("cannot write \(path): \(reason). Make room there, or choose another place with --into.")
    }
}
