import Foundation

nonisolated extension OpenAICache {
    /// How long a server asks to be left alone (RFC 9110, 10.2.3).
    enum RetryAfter {
        private static let dateFormats = [
            "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
        ]

        /// `retry-after-ms`, or `Retry-After` in seconds or as a date; nil if there is none that can be read.
        static func seconds(_ headers: [String: String]) -> Double? {
            if let milliseconds = number(headers["retry-after-ms"]) { return milliseconds / 1000 }
            guard let text = headers["retry-after"] else { return nil }
            if let seconds = number(text) { return seconds }
            // The server's clock counts, whatever this machine's says.
            return date(text).map { $0.timeIntervalSince(headers["date"].flatMap(date) ?? Date()) }
        }

        private static func number(_ text: String?) -> Double? {
            // Swift reads hexadecimal numbers as well.
            guard let text = text?.trimmingCharacters(in: .whitespaces), !text.lowercased().contains("x"),
                let number = Double(text), number.isFinite
            else { return nil }
            return number
        }

        private static func date(_ text: String) -> Date? {
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            for format in dateFormats {
                formatter.dateFormat = format
                if let date = formatter.date(from: text) { return date }
            }
            return nil
        }
    }
}
