import Foundation

nonisolated extension OpenAICache {
    /// The lines of an event stream that are no events: what goes wrong on the way is told by some servers in bare JSON.
    struct StrayText {
        private let bytes: Data

        init(_ bytes: Data) {
            self.bytes = bytes
        }

        /// The first error that it tells.
        var error: ErrorDetails? {
            jsons.flatMap { $0.arrayValue ?? [$0] }.lazy.compactMap(ErrorDetails.told).first
        }

        /// One JSON text, or what is JSON of its lines.
        private var jsons: [JSON] {
            if let json = try? AnswerJudge.json(bytes) { return [json] }
            return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? AnswerJudge.json(Data($0)) }
        }
    }
}
