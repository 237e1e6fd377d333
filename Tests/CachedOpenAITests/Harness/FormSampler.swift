import Foundation

/// Random forms like those that lessons send.
struct FormSampler {
    private var dice: Dice

    init(_ seed: UInt64) { dice = Dice(seed) }

    mutating func form() -> SampleForm {
        SampleForm(parts: (0...roll(4)).map { _ in roll(3) == 0 ? file() : field() })
    }

    private mutating func field() -> SampleForm.Part {
        let content = ["whisper-1", "", "1", "2\r\n", "--", "\r\n\r\n", "--x--", "é", "a=b&c=d", "{\"a\":1}"][roll(10)]
        return .init(name: name(), content: Data(content.utf8))
    }

    private mutating func file() -> SampleForm.Part {
        let bytes = (0..<roll(40)).map { _ in roll(3) == 0 ? [13, 10, 45, 0][roll(4)] : UInt8(roll(256)) }
        return .init(
            name: name(), ending: ["", ".png", ".mp3", ".jsonl", ".tar"][roll(5)],
            contentType: [nil, "image/png", "text/plain; charset=utf-8", "application/octet-stream"][roll(4)],
            content: Data(bytes))
    }

    private mutating func name() -> String { ["model", "file", "image[]", "n", "é", "a b", "Model"][roll(7)] }

    /// The same form with one thing changed.
    mutating func changed(_ form: SampleForm) -> SampleForm {
        while true {
            var other = form
            change(&other.parts)
            if other.meaning != form.meaning { return other }
        }
    }

    private mutating func change(_ parts: inout [SampleForm.Part]) {
        let place = roll(parts.count)
        switch roll(9) {
        case 0: parts.append(field())
        case 1: parts.remove(at: place)
        case 2: parts.swapAt(place, roll(parts.count))
        case 3: parts.insert(parts[place], at: place)
        case 4: parts[place].name = parts[place].name == "é" ? "e\u{301}" : parts[place].name + "x"
        case 5: parts[place].ending = [nil, "", ".png", ".jpeg"][roll(4)]
        case 6: parts[place].contentType = [nil, "image/png", "image/jpeg", "text/plain"][roll(4)]
        default: change(&parts[place].content)
        }
    }

    private mutating func change(_ content: inout Data) {
        let place = roll(content.count + 1)
        switch roll(3) {
        case 0: content.insert([0, 10, 13, 32, 45, 120][roll(6)], at: place)
        case 1 where place < content.count: content.remove(at: place)
        default: if place < content.count { content[place] ^= 1 << UInt8(roll(8)) }
        }
    }

    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
