import Foundation

nonisolated extension OpenAICache {
    /// The three files in the working directory, and the folder for what is taken out of them.
    package enum FileNames {
        package static let cache = "openai_cache.cache"
        package static let journal = "openai_cache_temp.bin"
        package static let usedKeys = "openai_cache_used.txt"
        package static let pictures = "image"
    }
}
