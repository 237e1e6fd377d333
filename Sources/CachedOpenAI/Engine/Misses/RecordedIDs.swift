import Foundation

nonisolated extension OpenAICache {
    /// The IDs that replayed answers gave to the program: the API may not know them any more, or never knew this account to
    /// have them.
    final class RecordedIDs: Sendable {
        private static let mostKeys = 2_000
        private static let mostIDs = 50
        /// Fields whose values look like IDs and are none.
        private static let others: Set<String> = ["model", "type", "role", "name", "text", "content", "metadata"]
        private static let idLength = 3...128
        /// Of what stands where any text may.
        private static let fewestOfAny = 8
        private static let mostMicroseconds: UInt64 = 100_000

        private let replayed = Locked<[RequestKey]>([])

        /// An answer was replayed.
        func note(_ key: RequestKey) {
            replayed.withLock { keys in
                if keys.last == key { return }
                if keys.count >= Self.mostKeys { keys.removeFirst(Self.mostKeys / 2) }
                keys.append(key)
            }
        }

        /// What to say where the API refused a request: nil if there is no ID in it that comes from a recording.
        func noteOnRefusal(of call: Call, in stack: CacheStack) -> String? {
            let ids = Self.ids(in: call)
            let end = Clock.microseconds &+ Self.mostMicroseconds
            var seen: Set<RequestKey> = []
            for key in replayed.withLock({ $0 }).reversed() where !ids.isEmpty && Clock.microseconds < end {
                guard seen.insert(key).inserted else { continue }
                if let id = ids.first(where: { stack.holds("\"\($0)\"", under: key) }) { return Self.text(id) }
            }
            return nil
        }

        private static func text(_ id: String) -> String {
            "\(OneLine.of(id, most: 60)) comes from a recorded answer: it was made on another day, perhaps by another "
                + "account, so the API doesn't know it now. What to do: make it anew, with options: "
                + ".init(overwriteCache: true) on the call that gave it, or send what it stands for (such as the whole "
                + "conversation) in its place."
        }

        /// What looks like an ID, in the path and in the body.
        static func ids(in call: Call) -> [String] {
            var ids = call.address.path.split(separator: "/").map(String.init).filter { isID($0, isNamed: true) }
            if case .json(let body, _) = call.body { add(body, depth: 0, isNamed: false, to: &ids) }
            return ids
        }

        private static func add(_ value: JSON, depth: Int, isNamed: Bool, to ids: inout [String]) {
            if depth > 16 || ids.count >= mostIDs { return }
            if let text = value.stringValue {
                if isID(text, isNamed: isNamed) { ids.append(text) }
            } else if let items = value.arrayValue {
                for item in items { add(item, depth: depth + 1, isNamed: isNamed, to: &ids) }
            } else {
                for (name, item) in value.objectValue ?? [:] where !others.contains(name) {
                    add(item, depth: depth + 1, isNamed: namesIDs(name), to: &ids)
                }
            }
        }

        /// Such as `previous_response_id`, `vector_store_ids`, `conversation`, `training_file`.
        private static func namesIDs(_ name: String) -> Bool {
            name == "id" || ["_id", "_ids", "_file", "conversation", "container"].contains(where: name.hasSuffix)
        }

        /// Such as `resp_68a…`, `file-Ab3…`, `vs_…`; also `resp_1` where its place says that it is one.
        private static func isID(_ text: String, isNamed: Bool) -> Bool {
            guard idLength.contains(text.utf8.count), isNamed || text.utf8.count >= fewestOfAny,
                let joint = text.utf8.firstIndex(where: { $0 == 0x5F || $0 == 0x2D })
            else { return false }
            let isPlain = text.utf8.allSatisfy {
                ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F || $0 == 0x2D
            }
            return isPlain && joint > text.utf8.startIndex && text.utf8[joint...].count > (isNamed ? 1 : 4)
        }
    }
}
