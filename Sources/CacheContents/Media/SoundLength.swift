import Foundation

/// How long a sound is, where its own head says.
package enum SoundLength {
    /// Of a WAV file: its data's bytes by its bytes a second. Nil for any other.
    package static func seconds(_ content: Data) -> Double? {
        guard content.starts(with: "RIFF".utf8), content.count > 44 else { return nil }
        var place = content.startIndex + 12
        var perSecond: Int?
        for _ in 0..<100 {
            guard place + 8 <= content.endIndex else { return nil }
            let name = String(decoding: content[place..<place + 4], as: UTF8.self)
            let said = little(content, place + 4)
            if name == "fmt ", place + 20 <= content.endIndex { perSecond = little(content, place + 16) }
            if name == "data" {
                // What is written before its length is known says the most that there is, or nothing.
                let count = min(said == 0 ? .max : said, content.endIndex - place - 8)
                return perSecond.flatMap { $0 > 0 ? Double(count) / Double($0) : nil }
            }
            place += 8 + said + said % 2
        }
        return nil
    }

    private static func little(_ content: Data, _ place: Int) -> Int {
        content[place..<place + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
