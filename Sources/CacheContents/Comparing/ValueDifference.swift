/// A field in which two JSON values differ.
package struct ValueDifference: Hashable, Sendable {
    /// Such as `messages[1].content`.
    package let path: String
    /// Nil for nothing.
    package let old: JSON?
    package let new: JSON?

    /// Of the field, such as `content`.
    package var name: String {
        let last = path.split(separator: ".").last.map(String.init) ?? ""
        return last.firstIndex(of: "[").map { String(last[..<$0]) } ?? last
    }

    private static let mostDepth = 64

    /// All of them.
    /// - Parameter isIgnored: told the name of a field.
    package static func between(
        _ old: JSON?, _ new: JSON?, ignoring isIgnored: (String) -> Bool = { _ in false }
    ) -> [ValueDifference] {
        var found: [ValueDifference] = []
        compare(old, new, at: "", depth: 0, isIgnored, &found)
        return found
    }

    private static func compare(
        _ old: JSON?, _ new: JSON?, at path: String, depth: Int, _ isIgnored: (String) -> Bool,
        _ found: inout [ValueDifference]
    ) {
        if old == new { return }
        switch (old, new) {
        case (.object(let left)?, .object(let right)?) where depth < mostDepth:
            let names = left.keys + right.keys.filter { left[$0] == nil }
            for name in names where !isIgnored(name) {
                let inner = path.isEmpty ? name : "\(path).\(name)"
                compare(left[name], right[name], at: inner, depth: depth + 1, isIgnored, &found)
            }
        case (.array(let left)?, .array(let right)?) where depth < mostDepth:
            compare(left, right, at: path, depth: depth, isIgnored, &found)
        default: found.append(ValueDifference(path: path, old: old, new: new))
        }
    }

    /// What is the same at the beginning and, if one has more, at the end is passed over: so one that was put between
    /// others is told alone.
    private static func compare(
        _ left: [JSON], _ right: [JSON], at path: String, depth: Int, _ isIgnored: (String) -> Bool,
        _ found: inout [ValueDifference]
    ) {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let isGrown = left.count != right.count
        let end =
            isGrown
            ? zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }.count : 0
        let (leftEnd, rightEnd) = (left.count - end, right.count - end)
        for index in start..<max(leftEnd, rightEnd) {
            let old = index < leftEnd ? left[index] : nil
            let new = index < rightEnd ? right[index] : nil
            compare(old, new, at: "\(path)[\(index)]", depth: depth + 1, isIgnored, &found)
        }
    }
}
