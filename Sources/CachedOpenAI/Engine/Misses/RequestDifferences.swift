import Foundation

nonisolated extension OpenAICache {
    /// In which fields two requests differ, and how much.
    package struct RequestDifferences {
        struct Field {
            /// Such as `messages[0].content`.
            var path: String
            /// Nil for nothing.
            var recorded: String?
            var asked: String?
        }

        /// A field as it is shown to a person.
        package struct Shown: Sendable {
            package var path: String
            package var recorded: String
            package var asked: String

            package var line: String { "\(path): recorded \(recorded), asked \(asked)" }
        }

        static let mostShown = 5
        /// No request of the API's is as deep.
        private static let mostDepth = 64
        private static let mostPath = 48
        private static let mostValue = 50
        /// So much of what both have in common is shown before they differ.
        private static let lead = 12
        /// What is asked counts more than how it is asked, and the conversation up to the last message most.
        private static let questions: Set<String> = ["messages", "input", "prompt", "query"]
        private static let questionFactor = 5
        private static let questionBase = 1_000
        private static let messageWeight = 600
        private static let mostMessages = 10
        private static let mostWeight = 100
        private static let mostWords = 100

        /// Set if the two say the same but for something that a run changes by itself.
        var sameBut: SameBut?
        /// Set if they ask for things that have nothing to do with each other.
        var areStrangers = false
        /// Set if what was recorded has another key than these settings give it.
        var otherRules: OtherRules?
        /// That of what was recorded.
        var key: RequestKey?
        private(set) var fields: [Field] = []
        private(set) var count = 0
        /// The less, the closer.
        private(set) var score = 0
        /// Beyond it, nobody asks for the rest.
        private let limit: Int
        /// The score without the top-level field that is being compared.
        private var settled = 0
        private var weight = 0
        /// How many messages before the last one differ, or follow one that does.
        private var earlierMessages = 0
        private var isQuestion = false

        /// - Parameters:
        ///   - ignored: names of body fields that don't count.
        ///   - limit: a score that is too much.
        init(_ recorded: RecordedRequest, _ call: Call, ignoring ignored: Set<String>, limit: Int) {
            self.limit = limit
            if recorded.query != call.address.query {
                add("query", .string(recorded.query), .string(call.address.query))
            }
            enter(isQuestion: true)
            let old = RequestBody(recorded.body, contentType: recorded.contentType)
            switch (old, call.body.kept) {
            case (.json(let left, _), .json(let right, _)):
                let waived = call.waivedFields.filter { left[$0] == nil }
                compare(
                    Self.without(ignored, left), Self.without(ignored.union(waived), right), at: "", depth: 0)
            case (_, let new):
                let (data, contentType) = new.encoded
                if let left = MultipartForm(recorded.body, contentType: recorded.contentType),
                    let right = MultipartForm(data, contentType: contentType)
                {
                    compare(left.partsThatCount(ignoring: ignored), right.partsThatCount(ignoring: ignored))
                } else {
                    compareBytes((recorded.body, recorded.contentType), (data, contentType))
                }
            }
        }

        /// The first fields.
        var shown: [Shown] {
            fields.map { field in
                let (recorded, asked) = Self.excerpts(field.recorded, field.asked)
                return Shown(path: shown(path: field.path), recorded: recorded, asked: asked)
            }
        }

        /// A line for each of them.
        var lines: [String] { shown.map(\.line) }

        /// Of the first fields, such as `messages[0].content`.
        var paths: [String] { fields.map(\.path) }

        /// The names, as far as there is room; of a long path its two ends.
        var names: [String] { fields.map { shown(path: $0.path) } }

        private func shown(path: String) -> String {
            let others = fields.lazy.map(\.path).filter { !JSONText.areSame($0, path) }
            let hasDouble = others.contains { Likeness.isAlike($0, path) }
            return Self.shown(path: path, hasDouble ? .nonASCII : .blank)
        }

        private static func shown(path: String, _ escapes: OneLine.Escapes) -> String {
            if path.count <= mostPath { return OneLine.of(path, most: mostPath, escaping: escapes) }
            let half = mostPath / 2
            let start = OneLine.of(String(path.prefix(half)), most: half, escaping: escapes)
            return (start.hasSuffix("…") ? start : start + "…")
                + OneLine.of(String(path.suffix(half)), most: half, escaping: escapes)
        }

        /// Seeds that are numbers tell answers apart and not requests.
        private static func without(_ ignored: Set<String>, _ body: JSON) -> JSON {
            body.objectValue.map { .object(RequestMeaning.of($0, ignoring: ignored)) } ?? body
        }

        private mutating func compareBytes(_ old: (Data, String?), _ new: (Data, String?)) {
            let forms = (MultipartForm.inShort(old.0, old.1), MultipartForm.inShort(new.0, new.1))
            if old.0 == new.0, forms.0 == forms.1 { return }
            let other = old.0.count == new.0.count ? "others of the same length" : "\(new.0.count) bytes"
            let (left, right) =
                forms.0 == forms.1
                ? ("\(old.0.count) bytes", other)
                : (forms.0 ?? "\(old.0.count) bytes", forms.1 ?? "\(new.0.count) bytes")
            note(Field(path: "body", recorded: left, asked: right), weight: Self.mostWeight)
        }

        // MARK: Part by part

        private mutating func compare(_ old: [MultipartForm.Part], _ new: [MultipartForm.Part]) {
            let (left, right) = (Dictionary(grouping: old, by: \.name), Dictionary(grouping: new, by: \.name))
            var seen: Set<String> = []
            for name in (old + new).map(\.name) where seen.insert(name).inserted {
                enter(isQuestion: Self.questions.contains(name))
                let (left, right) = (left[name] ?? [], right[name] ?? [])
                let count = Swift.max(left.count, right.count)
                for index in 0..<count where score <= limit {
                    let path = count == 1 ? name : "\(name)[\(index)]"
                    compare(left.dropFirst(index).first, right.dropFirst(index).first, at: path)
                }
            }
        }

        private mutating func compare(_ old: MultipartForm.Part?, _ new: MultipartForm.Part?, at path: String) {
            if old?.filename == nil, new?.filename == nil { return compare(old?.text, new?.text, at: path, depth: 1) }
            let isSame = old?.content == new?.content
            if isSame, old?.filenameEnding == new?.filenameEnding { return }
            let isOther = !isSame && old?.content.count == new?.content.count
            let field = Field(path: path, recorded: old?.inShort(), asked: new?.inShort(isOther: isOther))
            note(fields.count < Self.mostShown ? field : nil, weight: Self.mostWeight)
        }

        // MARK: Field by field

        private mutating func compare(_ old: JSON?, _ new: JSON?, at path: String, depth: Int) {
            if score > limit || old == new { return }
            switch (old, new) {
            case (.object(let left), .object(let right)) where depth < Self.mostDepth:
                for (name, value) in left { compare(name, value, right[name], at: path, depth: depth) }
                for (name, value) in right where left[name] == nil {
                    compare(name, nil, value, at: path, depth: depth)
                }
            case (.array(let left), .array(let right)) where depth < Self.mostDepth:
                let isConversation = depth == 1 && isQuestion && right.last?.objectValue != nil
                let (start, end) = Self.sameEnds(left, right)
                let (olds, news) = (left.dropLast(end), right.dropLast(end))
                for index in start..<Swift.max(olds.endIndex, news.endIndex) {
                    // A plain nil would be JSON's null.
                    let old = index < olds.endIndex ? olds[index] : JSON?.none
                    let new = index < news.endIndex ? news[index] : JSON?.none
                    if isConversation, earlierMessages == 0, index < right.count - 1, old != new {
                        earlierMessages = Swift.min(right.count - 1 - index, Self.mostMessages)
                    }
                    compare(old, new, at: "\(path)[\(index)]", depth: depth + 1)
                }
            default: add(path.isEmpty ? "body" : path, old, new)
            }
        }

        /// Of how many items at the beginning and at the end two lists are the same, where one of them has more.
        private static func sameEnds(_ left: [JSON], _ right: [JSON]) -> (start: Int, end: Int) {
            if left.count == right.count { return (0, 0) }
            let fewest = Swift.min(left.count, right.count)
            let start = Swift.zip(left, right).prefix { $0 == $1 }.count
            let end = Swift.zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
            return (start, Swift.min(end, fewest - start))
        }

        private mutating func compare(_ name: String, _ old: JSON?, _ new: JSON?, at path: String, depth: Int) {
            if depth == 0 { enter(isQuestion: Self.questions.contains(name)) }
            compare(old, new, at: Self.join(path, name), depth: depth + 1)
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
            self.weight += weight
            let question = Self.questionBase + Self.questionFactor * self.weight + Self.messageWeight * earlierMessages
            score = settled + (isQuestion ? question : Swift.min(self.weight, Self.mostWeight))
        }

        /// A top-level field such as a schema counts as one, however much of it differs.
        private mutating func enter(isQuestion: Bool) {
            settled = score
            weight = 0
            earlierMessages = 0
            self.isQuestion = isQuestion
        }

        /// Texts that begin and end alike or share words count as closer, and so do numbers that are near each other.
        private static func weight(_ old: JSON?, _ new: JSON?) -> Int {
            if let left = old?.doubleValue, let right = new?.doubleValue, left.isFinite, right.isFinite {
                let distance = (left - right).magnitude / (left.magnitude + right.magnitude + 1)
                return 1 + Int(Swift.min(distance, 1) * Double(mostWeight - 1))
            }
            guard case .string(let left)? = old, case .string(let right)? = new else { return mostWeight }
            let common = CommonEnds(left, right)
            let weight = mostWeight - (mostWeight - 1) * (common.start + common.end) / Swift.max(common.longest, 1)
            if 2 * weight <= mostWeight { return weight }
            let share = SharedWords(left, most: mostWords).share(with: SharedWords(right, most: mostWords))
            return Swift.min(weight, mostWeight - Int(Double(mostWeight / 2) * share))
        }

        // MARK: How a field is shown

        /// Both values, cut to where they begin to differ.
        private static func excerpts(_ old: String?, _ new: String?) -> (String, String) {
            let (left, right) = (old ?? "nothing", new ?? "nothing")
            let common = CommonEnds(left, right).start
            let near = Swift.max(0, common - lead)
            let isHidden = Likeness.hidesDifference(part(left, from: near), part(right, from: near))
            let skipped = isHidden || common > mostValue / 2 ? near : 0
            let escapes = isHidden ? OneLine.Escapes.nonASCII : .blank
            return (excerpt(left, from: skipped, escapes), excerpt(right, from: skipped, escapes))
        }

        private static func excerpt(_ text: String, from start: Int, _ escapes: OneLine.Escapes) -> String {
            (start > 0 ? "…" : "") + OneLine.of(part(text, from: start), most: mostValue, escaping: escapes)
        }

        /// - Parameter start: in bytes.
        private static func part(_ text: String, from start: Int) -> String {
            let begin = text.utf8.index(text.startIndex, offsetBy: start, limitedBy: text.endIndex) ?? text.endIndex
            return String(String.UnicodeScalarView(text[begin...].unicodeScalars.prefix(mostValue + 10)))
        }
    }
}
