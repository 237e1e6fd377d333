import Foundation

nonisolated extension OpenAICache {
    /// In which fields two requests differ, and how much.
    struct RequestDifferences {
        struct Field {
            /// Such as `messages[0].content`.
            var path: String
            /// Nil for nothing.
            var recorded: String?
            var asked: String?
        }

        static let mostShown = 5
        /// No request of the API's is as deep.
        private static let mostDepth = 64
        private static let mostPath = 48
        private static let mostValue = 50

        private(set) var fields: [Field] = []
        private(set) var count = 0
        /// The less, the closer.
        private(set) var score = 0
        /// Beyond it, nobody asks for the rest.
        private let limit: Int

        /// - Parameters:
        ///   - ignored: names of body fields that don't count.
        ///   - limit: a score that is too much.
        init(_ recorded: RecordedRequest, _ call: Call, ignoring ignored: Set<String>, limit: Int) {
            self.limit = limit
            if recorded.query != call.address.query {
                add("query", .string(recorded.query), .string(call.address.query))
            }
            let old = RequestBody(recorded.body, contentType: recorded.contentType)
            switch (old, call.body.kept) {
            case (.json(let left, _), .json(let right, _)):
                compare(Self.without(ignored, left), Self.without(ignored, right), at: "", depth: 0)
            case (_, let new): compareBytes(recorded.body, new.encoded.data)
            }
        }

        /// A line for each of the first fields.
        var lines: [String] {
            fields.map { field in
                let (recorded, asked) = Self.excerpts(field.recorded, field.asked)
                return "\(Self.shown(path: field.path)): recorded \(recorded), asked \(asked)"
            }
        }

        /// The names, as far as there is room; of a long path its two ends.
        var names: [String] { fields.map { Self.shown(path: $0.path) } }

        private static func shown(path: String) -> String {
            if path.count <= mostPath { return OneLine.of(path, most: mostPath) }
            let half = mostPath / 2
            let start = OneLine.of(String(path.prefix(half)), most: half)
            return (start.hasSuffix("…") ? start : start + "…") + OneLine.of(String(path.suffix(half)), most: half)
        }

        /// Seeds that are numbers tell answers apart and not requests.
        private static func without(_ ignored: Set<String>, _ body: JSON) -> JSON {
            body.objectValue.map { .object(RequestMeaning.of($0, ignoring: ignored)) } ?? body
        }

        private mutating func compareBytes(_ old: Data, _ new: Data) {
            if old == new { return }
            let texts = (old.count == new.count ? "others of the same length" : "\(new.count) bytes")
            note(Field(path: "body", recorded: "\(old.count) bytes", asked: texts), weight: 10)
        }

        // MARK: Field by field

        private mutating func compare(_ old: JSON?, _ new: JSON?, at path: String, depth: Int) {
            if score > limit || old == new { return }
            switch (old, new) {
            case (.object(let left), .object(let right)) where depth < Self.mostDepth:
                for (name, value) in left { compare(value, right[name], at: Self.join(path, name), depth: depth + 1) }
                for (name, value) in right where left[name] == nil {
                    compare(nil, value, at: Self.join(path, name), depth: depth + 1)
                }
            case (.array(let left), .array(let right)) where depth < Self.mostDepth:
                for index in 0..<Swift.max(left.count, right.count) {
                    let old = index < left.count ? left[index] : nil
                    let new = index < right.count ? right[index] : nil
                    compare(old, new, at: "\(path)[\(index)]", depth: depth + 1)
                }
            default: add(path.isEmpty ? "body" : path, old, new)
            }
        }

        /// What is too long to be shown need not be whole.
        private static func join(_ path: String, _ name: String) -> String {
            if path.utf8.count > 1_000 { return path }
            let name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(mostPath + 1)))
            return path.isEmpty ? name : "\(path).\(name)"
        }

        private mutating func add(_ path: String, _ old: JSON?, _ new: JSON?) {
            let isShown = fields.count < Self.mostShown
            let field = isShown ? Field(path: path, recorded: old?.description, asked: new?.description) : nil
            note(field, weight: Self.weight(old, new))
        }

        private mutating func note(_ field: Field?, weight: Int) {
            if let field { fields.append(field) }
            count += 1
            score += weight
        }

        /// Texts that begin alike count as closer.
        private static func weight(_ old: JSON?, _ new: JSON?) -> Int {
            guard case .string(let left)? = old, case .string(let right)? = new else { return 10 }
            return 10 - 9 * common(left, right) / Swift.max(left.utf8.count, right.utf8.count, 1)
        }

        private static func common(_ left: String, _ right: String) -> Int {
            Swift.zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
        }

        // MARK: How a field is shown

        /// Both values, cut to where they begin to differ.
        private static func excerpts(_ old: String?, _ new: String?) -> (String, String) {
            let (left, right) = (old ?? "nothing", new ?? "nothing")
            let common = common(left, right)
            let skipped = common > mostValue / 2 ? common - mostValue / 4 : 0
            return (excerpt(left, from: skipped), excerpt(right, from: skipped))
        }

        private static func excerpt(_ text: String, from start: Int) -> String {
            let begin = text.utf8.index(text.startIndex, offsetBy: start, limitedBy: text.endIndex) ?? text.endIndex
            let rest = text[begin...].unicodeScalars.prefix(mostValue + 10)
            return (start > 0 ? "…" : "") + OneLine.of(String(String.UnicodeScalarView(rest)), most: mostValue)
        }
    }
}
