/// What changed between two texts, line by line, as `diff -u` has it.
package struct LineDifference {
    /// One line of it.
    package enum Line: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
        /// So many lines that are the same.
        case skipped(Int)
    }

    private static let mostLines = 4_000

    /// - Parameters:
    ///   - old: lines.
    ///   - context: how many lines that are the same are shown around a change.
    package static func lines(_ old: [String], _ new: [String], context: Int) -> [Line] {
        if old.count + new.count > mostLines { return old.map(Line.removed) + new.map(Line.added) }
        return shortened(all(old, new), context)
    }

    private static func all(_ old: [String], _ new: [String]) -> [Line] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                lines.append(.removed(old[left]))
                left += 1
            } else if right < new.count, added.contains(right) {
                lines.append(.added(new[right]))
                right += 1
            } else {
                lines.append(.same(left < old.count ? old[left] : new[right]))
                left += 1
                right += 1
            }
        }
        return lines
    }

    private static func shortened(_ lines: [Line], _ context: Int) -> [Line] {
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        var isNear = [Bool](repeating: false, count: lines.count)
        for index in changed {
            for near in max(0, index - context)...min(lines.count - 1, index + context) { isNear[near] = true }
        }
        var shown: [Line] = []
        var skipped = 0
        for (index, line) in lines.enumerated() {
            if isNear[index] {
                if skipped > 0 { shown.append(.skipped(skipped)) }
                skipped = 0
                shown.append(line)
            } else {
                skipped += 1
            }
        }
        return skipped > 0 ? shown + [.skipped(skipped)] : shown
    }
}
