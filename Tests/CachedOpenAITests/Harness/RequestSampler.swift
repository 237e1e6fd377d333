/// Random requests like those that lessons make.
struct RequestSampler {
    private var dice: Dice

    init(_ seed: UInt64) { dice = Dice(seed) }

    mutating func request() -> SampleRequest {
        switch roll(6) {
        case 0, 1: SampleRequest(body: chat())
        case 2: SampleRequest(path: "/responses", body: responses())
        case 3: SampleRequest(path: "/embeddings", query: query(), body: embeddings())
        case 4: SampleRequest(method: "GET", path: "/files/\(word())/content", query: query())
        default: SampleRequest(method: ["PUT", "PATCH", "DELETE"][roll(3)], path: "/x", query: query(), body: value(4))
        }
    }

    mutating func chat() -> SampleJSON {
        var body = SampleJSON.record(["model": .string("gpt-4o-mini"), "messages": .list(some(1...4) { $0.message() })])
        if roll(2) == 0 { body["temperature"] = .number(number()) }
        if roll(2) == 0 { body["logit_bias"] = .record(["50256": .number(number()), "7": .number(number())]) }
        if roll(3) == 0 { body["tools"] = .list(some(0...3) { $0.tool() }) }
        if roll(3) == 0 { body["stop"] = [.null, .list([text(), text()]), text()][roll(3)] }
        if roll(4) == 0 { body["stream"] = .bool(roll(2) == 0) }
        if roll(4) == 0 { body["metadata"] = value(3) }
        return body
    }

    mutating func responses() -> SampleJSON {
        let parts: SampleJSON = .list(
            some(1...3) { .record(["type": .string("input_text"), "text": $0.text()]) }
                + [.record(["type": .string("input_image"), "image_url": .string("data:image/png;base64,iVBOR/w0+")])])
        let input: SampleJSON =
            roll(2) == 0 ? text() : .list([.record(["role": .string("user"), "content": parts])])
        return .record([
            "model": .string("gpt-4.1"), "input": input, "tools": .list(some(0...2) { $0.tool() }),
            "reasoning": [.null, .record(["effort": .string("low")])][roll(2)], "max_output_tokens": .number(number()),
        ])
    }

    mutating func embeddings() -> SampleJSON {
        let input: SampleJSON =
            roll(2) == 0 ? .list(some(1...5) { $0.text() }) : .list(some(1...9) { .number($0.number()) })
        return .record(["model": .string("text-embedding-3-small"), "input": input, "dimensions": .number(number())])
    }

    private mutating func message() -> SampleJSON {
        .record(["role": .string(["system", "user", "assistant"][roll(3)]), "content": text()])
    }

    private mutating func tool() -> SampleJSON {
        .record([
            "type": .string("function"),
            "function": .record([
                "name": .string(word()),
                "parameters": .record(["type": .string("object"), "properties": value(3), "required": .list([])]),
                "strict": .bool(true),
            ]),
        ])
    }

    mutating func value(_ depth: Int) -> SampleJSON {
        switch roll(depth > 0 ? 8 : 5) {
        case 0: return .null
        case 1: return .bool(roll(2) == 0)
        case 2: return .number(number())
        case 3, 4: return text()
        case 5: return .list(some(0...4) { $0.value(depth - 1) })
        default:
            var object = SampleJSON.object([])
            for _ in 0..<roll(6) { object[roll(3) == 0 ? String(unusual()) : word()] = value(depth - 1) }
            return object
        }
    }

    mutating func number() -> SampleNumber {
        let special = [
            "0", "1", "-1", "0.5", "1e-07", "1e+21", "5e-324", "1.7976931348623157e+308", "9007199254740991",
            "9007199254740993", "-9007199254740993", "9223372036854775807", "9223372036854775808",
            "18446744073709551617", "100000000000000000000", "123456789012345678901234567890", "1e400", "0.1",
        ]
        switch roll(5) {
        case 0: return SampleNumber(special[roll(special.count)])
        case 1: return SampleNumber("\(roll(200_001) - 100_000)")
        case 2: return SampleNumber((Double(roll(20_001) - 10_000) / 1_000).description)
        case 3: return SampleNumber(Int.random(in: .min ... .max, using: &dice).description)
        default:
            let value = Double(bitPattern: dice.next())
            return SampleNumber(value.isFinite ? value.description : "7")
        }
    }

    mutating func text() -> SampleJSON {
        let words = ["Say hello", " ", "é", "e\u{301}", "日本", "\u{1F600}", "\u{0}", "\n", "\"", "\\", "/", "1", "true"]
        var scalars = some(0...4) { Array(words[$0.roll(words.count)].unicodeScalars) }.flatMap { $0 }
        if roll(3) == 0 { scalars.append(contentsOf: unusual()) }
        return .text(scalars)
    }

    private mutating func unusual() -> String.UnicodeScalarView {
        var view = String.UnicodeScalarView()
        for _ in 0..<roll(5) {
            let top: UInt32 = [0x20, 0x80, 0x800, 0xFFFF, 0x10FFFF][roll(5)]
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &dice)) { view.append(scalar) }
        }
        return view
    }

    private mutating func query() -> [SampleRequest.Item] {
        let names = ["after", "limit", "order", "include[]", "api-version", "é", "a b"]
        let values = ["x", "10", "", "2024-10-21", "a/b", "ü~._-", "1+1", "100%", "desc", "a b", nil]
        return some(0...4) { .init(name: names[$0.roll(names.count)], value: values[$0.roll(values.count)]) }
    }

    private mutating func word() -> String {
        ["model", "name", "top_p", "x", "n", "city", "unit", "items", "Name", "user"][roll(10)]
    }

    private mutating func some<Thing>(
        _ counts: ClosedRange<Int>, _ make: (inout Self) -> Thing
    ) -> [Thing] {
        var all: [Thing] = []
        for _ in 0..<Int.random(in: counts, using: &dice) { all.append(make(&self)) }
        return all
    }

    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
