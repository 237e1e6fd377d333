nonisolated extension OpenAICache {
    /// Writes JSON text. Whoever makes one calls `free()`.
    struct JSONWriter {
        enum Style {
            /// No white space, keys in their order.
            case compact
            /// Two spaces a level, keys in their order.
            case pretty
            /// RFC 8785: sorted keys, one spelling for equal numbers.
            case canonical
        }

        private(set) var out = JSONBuffer(capacity: 256)
        private let style: Style
        private var depth = 0

        init(_ style: Style) {
            self.style = style
        }

        func free() {
            out.free()
        }

        mutating func write(_ value: JSON) {
            switch value {
            case .array(let array): write(array)
            case .object(let object): write(object)
            default: writeScalar(value)
            }
        }

        // Apart from `write(_:)`, to keep the stack that each level takes small.
        private mutating func writeScalar(_ value: JSON) {
            switch value {
            case .null: out.append("null")
            case .bool(let value): out.append(value ? "true" : "false")
            case .number(let number): write(number)
            case .string(let text): write(text)
            case .array, .object: break
            }
        }

        private mutating func write(_ number: JSONNumber) {
            out.append(ascii: style == .canonical ? number.canonicalDescription : number.description)
        }

        private mutating func write(_ array: [JSON]) {
            guard !array.isEmpty else { return out.append("[]") }
            open(0x5B)
            var place = 0
            while place < array.count {
                separate(place)
                write(array[place])
                place &+= 1
            }
            close(0x5D)
        }

        private mutating func write(_ object: JSONObject) {
            guard !object.isEmpty else { return out.append("{}") }
            let object = style == .canonical ? object.sorted() : object
            open(0x7B)
            var place = 0
            while place < object.count {
                separate(place)
                writeKey(of: object, at: place)
                write(object.value(at: place))
                place &+= 1
            }
            close(0x7D)
        }

        private mutating func writeKey(of object: JSONObject, at place: Int) {
            write(object[place].key)
            out.append(0x3A)
            if style == .pretty { out.append(0x20) }
        }

        private mutating func open(_ bracket: UInt8) {
            out.append(bracket)
            depth &+= 1
        }

        private mutating func separate(_ place: Int) {
            if place > 0 { out.append(0x2C) }
            if style == .pretty { breakLine() }
        }

        private mutating func close(_ bracket: UInt8) {
            depth &-= 1
            if style == .pretty { breakLine() }
            out.append(bracket)
        }

        private mutating func breakLine() {
            out.append(0x0A)
            for _ in 0..<depth { out.append("  ") }
        }

        private mutating func write(_ text: String) {
            var text = text
            out.append(0x22)
            text.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return }
                write(start, count: bytes.count)
            }
            out.append(0x22)
        }

        private mutating func write(_ bytes: UnsafePointer<UInt8>, count: Int) {
            var at = 0
            while at < count {
                let end = JSONScan.plainRun(bytes, from: at, to: count).end
                out.append(bytes + at, count: end &- at)
                guard end < count else { return }
                escape(bytes[end])
                at = end &+ 1
            }
        }

        private mutating func escape(_ byte: UInt8) {
            switch byte {
            case 0x22: out.append("\\\"")
            case 0x5C: out.append("\\\\")
            case 0x08: out.append("\\b")
            case 0x09: out.append("\\t")
            case 0x0A: out.append("\\n")
            case 0x0C: out.append("\\f")
            case 0x0D: out.append("\\r")
            default:
                out.append(byte < 0x10 ? "\\u000" : "\\u001")
                out.append((byte & 0x0F) &+ (byte & 0x0F < 10 ? 0x30 : 0x57))
            }
        }
    }
}
