import Foundation

nonisolated extension OpenAICache {
    /// Asks the person at the terminal, if there is one.
    enum CacheQuestion {
        /// Whether someone sees the question and can answer it: a program in the background would be stopped instead.
        static var canBeAsked: Bool {
            System.standardInputIsTerminal && System.standardErrorIsTerminal
        }

        /// Nil if there is no answer.
        static func ask(folder: String) -> String? {
            let question = """
                there is no \(FileNames.cache) in \(OneLine.path(folder)).
                Where can it be downloaded? Paste its URL, or just press Enter to go on without: 
                """
            StandardError.write(Data("CachedOpenAI: \(question)".utf8))
            let answer = Swift.readLine()?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            return answer.isEmpty ? nil : answer
        }
    }
}
