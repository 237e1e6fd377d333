/// Which answer to a question takes the place of which one before.
struct AnswerMatching {
    private(set) var pairs: [(old: Entry, new: Entry)] = []
    private(set) var removed: [Entry]
    private(set) var added: [Entry]

    /// The same recording, else that of the same seed or turn from the same server, else from any.
    init(_ old: [Entry], _ new: [Entry]) {
        removed = old
        added = new
        if old.count == 1, new.count == 1, old[0].identity == new[0].identity {
            (pairs, removed, added) = ([(old[0], new[0])], [], [])
            return
        }
        match { "\($0.recordedAt) \($0.seed.map(String.init) ?? "-") \($0.base)" }
        match { "\(Self.slot($0)) \($0.base)" }
        match(Self.slot)
    }

    private static func slot(_ entry: Entry) -> String { entry.seed.map { "~\($0)" } ?? "#\(entry.number)" }

    private mutating func match(_ slot: (Entry) -> String) {
        var places: [String: [Entry]] = [:]
        for entry in added { places[slot(entry), default: []].append(entry) }
        var rest: [Entry] = []
        var taken: Set<Int> = []
        for entry in removed {
            if var found = places[slot(entry)], !found.isEmpty {
                let partner = found.removeFirst()
                places[slot(entry)] = found
                pairs.append((entry, partner))
                taken.insert(partner.number)
            } else {
                rest.append(entry)
            }
        }
        removed = rest
        added = added.filter { !taken.contains($0.number) }
    }
}
