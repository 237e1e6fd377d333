import Foundation

nonisolated extension OpenAICache {
    /// What verbose says of a request: which one it is, and what became of it.
    enum LogLine {
        /// What offline can't hold back.
        static let offlineReach =
            "offline: nothing is sent by this client, by sessions made with sessionConfiguration() and, "
            + "after install(), by URLSession.shared. Other sessions and other networking libraries are not held back."

        /// - Parameter path: whole, as the caller wrote it.
        static func passing(_ method: String, path: String) -> String {
            OneLine.of("\(method.uppercased()) \(path)", most: 120)
                + " passes uncached: it has no body that can be seen here (an upload task's is hidden)"
        }

        static func hit(_ call: Call, _ hit: CacheStack.Hit, in folder: URL) -> String {
            let origin = hit.otherBase.map { ", recorded from \(OneLine.of($0, most: 100))" } ?? ""
            let place = name(of: hit.layerName, in: folder)
            return "hit \(title(call)) answer \(hit.number) of \(hit.count) in \(place)\(origin)"
        }

        static func miss(_ call: Call, _ key: RequestKey, isSent: Bool) -> String {
            "miss \(title(call)) \(key.short), \(isSent ? "sent" : "not sent")"
        }

        static func recorded(_ call: Call, _ key: RequestKey, byteCount: Int) -> String {
            "recorded \(title(call)) \(key.short), \(byteCount) bytes"
        }

        static func notKept(_ call: Call, _ reason: String) -> String {
            "not kept: \(title(call)): \(OneLine.of(reason, most: 400))"
        }

        static func merged(_ count: Int) -> String {
            "merged \(count) answer\(count == 1 ? "" : "s") from \(FileNames.journal) into \(FileNames.cache)"
        }

        static func recordsIn(_ folder: URL) -> String {
            "dev mode: answers are recorded in \(OneLine.path(folder.path)), in \(FileNames.journal), which goes into "
                + "\(FileNames.cache) at the next start"
        }

        /// With what tells calls of the same question apart.
        private static func title(_ call: Call) -> String {
            let seed = (call.cacheSeed ?? call.body.seed).map { "seed \($0)" }
            let details = [seed, call.asksForStream ? "stream" : nil].compactMap { $0 }
            return details.isEmpty ? call.title : "\(call.title) (\(details.joined(separator: ", ")))"
        }

        /// A file of the lesson's folder by its name alone.
        private static func name(of layer: String, in folder: URL) -> String {
            let start = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
            return OneLine.path(layer.hasPrefix(start) ? String(layer.dropFirst(start.count)) : layer)
        }
    }
}
