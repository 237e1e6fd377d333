import Foundation

nonisolated extension OpenAICache {
    /// Takes a server-sent event stream apart, however its bytes are split (WHATWG HTML, 9.2.6).
    package struct EventStream {
        package struct Event: Equatable {
            /// The field `event`; empty if there was none.
            package var name = ""
            /// The fields `data`, joined by newlines.
            package var data = Data()
        }

        private static let lineFeed = UInt8(ascii: "\n")
        private static let carriageReturn = UInt8(ascii: "\r")

        /// What has come of the line that is not yet whole.
        private var line = Data()
        private var event = Event()
        private var hasData = false
        private var isAfterCarriageReturn = false
        private var isAtStart = true
        /// The lines that are neither a field nor a comment: all of an answer that is not an event stream.
        private var stray = Data()

        package init() {}

        /// The events that these bytes complete.
        package mutating func take(_ bytes: Data) -> [Event] {
            var events: [Event] = []
            var rest = bytes
            while let end = Self.firstLineEnd(in: rest) {
                let isSecondOfTwo = isAfterCarriageReturn && end == rest.startIndex && rest[end] == Self.lineFeed
                line.append(rest[rest.startIndex..<end])
                isAfterCarriageReturn = rest[end] == Self.carriageReturn
                rest = rest[rest.index(after: end)...]
                if !isSecondOfTwo, let event = endLine() { events.append(event) }
            }
            if !rest.isEmpty { isAfterCarriageReturn = false }
            line.append(rest)
            return events
        }

        /// A line may be as long as an answer, and debug builds are slow byte by byte. It looks no farther ahead than the
        /// line is long: of the two ends one may never come.
        private static func firstLineEnd(in bytes: Data) -> Data.Index? {
            let offset = bytes.withUnsafeBytes { bytes -> Int? in
                guard let start = bytes.baseAddress else { return nil }
                var (from, most) = (0, 64)
                while from < bytes.count {
                    let count = Swift.min(most, bytes.count - from)
                    let found = Foundation.memchr(start + from, Int32(lineFeed), count)
                    let feed = found.map { UnsafeRawPointer($0) - start }
                    let before = feed.map { $0 - from } ?? count
                    let carriage = Foundation.memchr(start + from, Int32(carriageReturn), before)
                    if let end = carriage.map({ UnsafeRawPointer($0) - start }) ?? feed { return end }
                    (from, most) = (from + count, 2 * most)
                }
                return nil
            }
            return offset.map { bytes.startIndex + $0 }
        }

        /// The event that the end of the stream completes: servers leave out the last empty line at times.
        package mutating func finish() -> Event? {
            if !line.isEmpty, let event = endLine() { return event }
            return hasData ? dispatch() : nil
        }

        /// What has come and can't belong to an event stream. Asked for again, there is nothing.
        package mutating func takeStray() -> Data {
            defer { stray = Data() }
            return stray
        }

        private mutating func endLine() -> Event? {
            defer { line = Data() }
            if isAtStart {
                isAtStart = false
                if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = Data(line.dropFirst(3)) }
            }
            if line.isEmpty { return dispatch() }
            let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
            var value = line[colon...].dropFirst()
            if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
            takeField(String(decoding: line[..<colon], as: UTF8.self), value)
            return nil
        }

        private mutating func takeField(_ name: String, _ value: Data) {
            switch name {
            case "event": event.name = String(decoding: value, as: UTF8.self)
            case "data":
                if hasData { event.data.append(Self.lineFeed) }
                event.data.append(value)
                hasData = true
            case "", "id", "retry": break
            default: stray += stray.isEmpty ? line : [Self.lineFeed] + line
            }
        }

        private mutating func dispatch() -> Event? {
            defer {
                event = Event()
                hasData = false
            }
            guard hasData else {
                if !stray.isEmpty { stray.append(Self.lineFeed) }
                return nil
            }
            return event
        }
    }
}
