import Foundation

nonisolated extension OpenAI {
    /// A date as ISO 8601 and RFC 3339 write it: a day, or a day with a time to the minute, the second or a fraction of
    /// one. Where no zone is named, it is UTC. Foundation's own styles drop a time that has no zone.
    struct DateText {
        private let bytes: [UInt8]
        private var position = 0

        private init(_ text: String) {
            bytes = Array(text.utf8)
        }

        /// Nil for whatever isn't a date as a whole.
        static func date(_ text: String) -> Foundation.Date? {
            var reader = DateText(text)
            guard let seconds = reader.seconds(), reader.position == reader.bytes.count else { return nil }
            return Foundation.Date(timeIntervalSince1970: seconds)
        }

        private mutating func seconds() -> Double? {
            guard let days = days() else { return nil }
            if position == bytes.count { return Double(days * 86_400) }
            guard skip("Tt ") != nil, let hour = number(2, 0...23), skip(":") != nil, let minute = number(2, 0...59)
            else { return nil }
            var second = 0
            var fraction = 0.0
            if skip(":") != nil {
                guard let whole = number(2, 0...60), let part = self.fraction() else { return nil }
                (second, fraction) = (whole, part)
            }
            guard let offset = offset() else { return nil }
            let time = days * 86_400 + hour * 3600 + minute * 60 + second - offset
            // A leap second is the last one of a day in UTC, and counts as the first of the next.
            if second == 60, time % 86_400 != 0 { return nil }
            return Double(time) + fraction
        }

        /// Since 1970, by the calendar that ISO 8601 counts in.
        private mutating func days() -> Int? {
            guard let year = number(4, 1...9999), skip("-") != nil, let month = number(2, 1...12), skip("-") != nil,
                let day = number(2, 1...31)
            else { return nil }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            guard day <= lengths[month - 1] else { return nil }
            let before = year - 1
            let ofYears = before * 365 + before / 4 - before / 100 + before / 400
            return ofYears + lengths[..<(month - 1)].reduce(0, +) + day - 1 - 719_162
        }

        /// Of a second; 0 if none is given.
        private mutating func fraction() -> Double? {
            guard skip(".,") != nil else { return 0 }
            let start = position
            var value = 0.0
            var unit = 0.1
            while let digit = number(1, 0...9) {
                value += Double(digit) * unit
                unit /= 10
            }
            return position > start ? value : nil
        }

        /// In seconds east of UTC.
        private mutating func offset() -> Int? {
            if position == bytes.count || skip("Zz") != nil { return 0 }
            guard let sign = skip("+-"), let hours = number(2, 0...23) else { return nil }
            var minutes = 0
            if position < bytes.count {
                _ = skip(":")
                guard let rest = number(2, 0...59) else { return nil }
                minutes = rest
            }
            let seconds = hours * 3600 + minutes * 60
            return sign == UInt8(ascii: "-") ? -seconds : seconds
        }

        /// Of exactly so many digits; nothing is read if it is another.
        private mutating func number(_ count: Int, _ range: Swift.ClosedRange<Int>) -> Int? {
            guard position + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[position..<(position + count)] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            guard range.contains(value) else { return nil }
            position += count
            return value
        }

        private mutating func skip(_ characters: Swift.StaticString) -> UInt8? {
            guard position < bytes.count, characters.description.utf8.contains(bytes[position]) else { return nil }
            position += 1
            return bytes[position - 1]
        }
    }
}
