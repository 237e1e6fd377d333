import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What was to be imported could not be gathered.
struct StageFailure: Error, CustomStringConvertible {
    let description: String

    init(path: String, number: Int32) {
        self.init(path, String(cString: strerror(number)))
    }

    init(path: String, _ error: any Error) {
        self.init(path, SystemReason.of(error))
    }

    private init(_ path: String, _ reason: String) {
        let isFull = reason == String(cString: strerror(ENOSPC))
        let advice = isFull ? "Make room there, or choose another place" : "Choose another place"
        description = OpenAICache.OneLine.of("cannot write \(path): \(reason). \(advice) with --into FILE.")
    }
}
