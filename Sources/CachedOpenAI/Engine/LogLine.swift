import Foundation

nonisolated extension OpenAICache {
    /// What verbose says of a request: which one it is, and what became of it.
    enum LogLine {
        static func hit(_ call: Call, _ hit: CacheStack.Hit, in folder: URL) -> String {
            let origin = hit.otherBase.map { ", recorded from \(OneLine.of($0, most: 100))" } ?? ""
            let place = name(of: hit.layerName, in: folder)
            return "hit \(call.title) answer \(hit.number) of \(hit.count) in \(place)\(origin)"
        }

        static func miss(_ call: Call, _ key: RequestKey, isSent: Bool) -> String {
            "miss \(call.title) \(key.short), \(isSent ? "sent" : "not sent")"
        }

        static func recorded(_ call: Call, _ key: RequestKey, byteCount: Int) -> String {
            "recorded \(call.title) \(key.short), \(byteCount) bytes"
        }

        static func notKept(_ call: Call, _ reason: String) -> String {
            "not kept: \(call.title) \(OneLine.of(reason, most: 400))"
        }

        /// A file of the lesson's folder by its name alone.
        private static func name(of layer: String, in folder: URL) -> String {
            let start = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
            return OneLine.path(layer.hasPrefix(start) ? String(layer.dropFirst(start.count)) : layer)
        }
    }
}
