import Foundation

nonisolated extension OpenAICache {
    /// Bytes that grow at one end. Whoever makes one calls `free()`.
    struct JSONBuffer {
        private(set) var base: UnsafeMutablePointer<UInt8>
        private(set) var count = 0
        private var capacity: Int

        init(capacity: Int) {
            base = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        func free() {
            base.deallocate()
        }

        var data: Data { Data(bytes: base, count: count) }

        /// The bytes as text; what is not UTF-8 is repaired.
        var text: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

        mutating func removeAll() {
            count = 0
        }

        mutating func append(_ byte: UInt8) {
            if count == capacity { grow(by: 1) }
            base[count] = byte
            count &+= 1
        }

        mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
            if added > capacity &- count { grow(by: added) }
            Foundation.memcpy(base + count, bytes, added)
            count &+= added
        }

        mutating func append(_ text: StaticString) {
            append(text.utf8Start, count: text.utf8CodeUnitCount)
        }

        mutating func append(ascii text: String) {
            var text = text
            text.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return }
                append(start, count: bytes.count)
            }
        }

        private mutating func grow(by added: Int) {
            let enough = Swift.max(capacity * 2, count + added)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: enough)
            larger.moveInitialize(from: base, count: count)
            base.deallocate()
            base = larger
            capacity = enough
        }
    }
}
