/// Changes exactly one thing of a request.
struct RequestMutation {
    private var dice: Dice

    init(_ seed: UInt64) { dice = Dice(seed) }

    mutating func changed(_ request: SampleRequest) -> SampleRequest {
        while true {
            var other = request
            change(&other)
            // Top-level fields that are seeds don't count; another property is about them.
            if other.meaning != request.meaning && other.body?["seed"] == nil { return other }
        }
    }

    private mutating func change(_ request: inout SampleRequest) {
        switch roll(12) {
        case 0: request.method = ["GET", "POST", "PUT", "PATCH", "DELETE"][roll(5)]
        case 1: request.path += ["/x", "x", "%20"][roll(3)]
        case 2, 3: change(&request.query)
        default:
            guard var body = request.body else {
                request.body = [.null, .object([]), .list([]), .string("")][roll(4)]
                return
            }
            change(&body, at: roll(Self.count(body)))
            request.body = roll(40) == 0 ? nil : body
        }
    }

    private mutating func change(_ items: inout [SampleRequest.Item]) {
        let new = SampleRequest.Item(name: "new", value: ["1", "", nil][roll(3)])
        guard !items.isEmpty else { return items.append(new) }
        let place = roll(items.count)
        switch roll(5) {
        case 0: items.append(new)
        case 1: items.remove(at: place)
        case 2: items[place].name += "x"
        case 3: items[place].value = (items[place].value ?? "") + ["x", " ", "%"][roll(3)]
        default: items[place].value = items[place].value == nil ? "" : nil
        }
    }

    // MARK: Values

    private static func count(_ json: SampleJSON) -> Int {
        switch json {
        case .list(let values): values.reduce(1) { $0 + count($1) }
        case .object(let pairs): pairs.reduce(1) { $0 + count($1.value) }
        default: 1
        }
    }

    /// - Parameter place: which value, counted from the outside in.
    private mutating func change(_ json: inout SampleJSON, at place: Int) {
        if place == 0 { return changeHere(&json) }
        var rest = place - 1
        switch json {
        case .list(var values):
            for index in values.indices {
                let count = Self.count(values[index])
                if rest < count {
                    change(&values[index], at: rest)
                    break
                }
                rest -= count
            }
            json = .list(values)
        case .object(var pairs):
            for index in pairs.indices {
                let count = Self.count(pairs[index].value)
                if rest < count {
                    change(&pairs[index].value, at: rest)
                    break
                }
                rest -= count
            }
            json = .object(pairs)
        default: break
        }
    }

    private mutating func changeHere(_ json: inout SampleJSON) {
        switch json {
        case _ where roll(8) == 0: json = [.list([json]), .null, .object([]), .list([]), .string("")][roll(5)]
        case .null: json = [.bool(false), .number(SampleNumber("0")), .string("null")][roll(3)]
        case .bool(let value):
            json = [.bool(!value), .string("\(value)"), .number(SampleNumber(value ? "1" : "0"))][roll(3)]
        case .number(let number):
            json = [.number(number.neighbour), .number(number.negated), .string(number.plain)][roll(3)]
        case .text(let scalars): json = changed(scalars)
        case .list(let values): json = .list(changed(values))
        case .object(let pairs): json = .object(changed(pairs))
        }
    }

    private mutating func changed(_ scalars: [Unicode.Scalar]) -> SampleJSON {
        let text = String(String.UnicodeScalarView(scalars))
        switch roll(6) {
        case 0: return .text(Self.otherForm(scalars))
        case 1 where Int(text) != nil: return .number(SampleNumber("\(Int(text) ?? 0)"))
        case 1: return ["true": .bool(true), "false": .bool(false), "null": .null][text] ?? .list([.text(scalars)])
        case 2: return .string(roll(2) == 0 ? text.uppercased() : text.lowercased())
        case 3: return .text(Array(scalars.dropLast()))
        case 4: return .text([" "] + scalars)
        default: return .text(scalars + [["\u{0}", "\u{301}", "\u{200D}", "x", "\n"][roll(5)]])
        }
    }

    /// Composed for decomposed, or the other way around.
    private static func otherForm(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.contains("é") ? scalars.flatMap { $0 == "é" ? ["e", "\u{301}"] : [$0] } : scalars + ["é"]
    }

    private mutating func changed(_ values: [SampleJSON]) -> [SampleJSON] {
        var values = values
        let place = values.isEmpty ? 0 : roll(values.count)
        switch roll(4) {
        case 0: values.insert([.null, .list([])][roll(2)], at: place)
        case 1 where !values.isEmpty: values.remove(at: place)
        case 2 where !values.isEmpty: values.insert(values[place], at: place)
        default: values.reverse()
        }
        return values
    }

    private mutating func changed(_ pairs: [SampleJSON.Pair]) -> [SampleJSON.Pair] {
        let new = SampleJSON.Pair(key: Array("new".unicodeScalars), value: [.null, .string("")][roll(2)])
        guard !pairs.isEmpty else { return [new] }
        var changed = pairs
        let place = roll(pairs.count)
        switch roll(4) {
        case 0: changed.append(new)
        case 1: changed.remove(at: place)
        case 2: changed[place].key.append("x")
        default: changed[place].key.insert("\u{FEFF}", at: 0)
        }
        return Set(changed.map(\.key)).count == changed.count ? changed : pairs
    }

    private mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
