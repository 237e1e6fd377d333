import Foundation

nonisolated extension OpenAI {
    /// A text as a vector.
    public struct Embedding: APIObject {
        public let payload: Payload
        /// The vector, in whichever encoding it came.
        public let embedding: [Double]
        /// The place of the text in the input.
        public var index: Int { payload.integer("index") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Embedding", needing: ["embedding"])
            self.payload = payload
            guard let vector = payload.json["embedding"].flatMap(Self.vector) else {
                throw FieldMismatch(path: "embedding", type: "Embedding", expected: "numbers")
            }
            embedding = vector
        }

        package static func vector(_ json: JSON) -> [Double]? {
            if let text = json.stringValue { return Data(base64Encoded: text).flatMap(unpacked) }
            guard let elements = json.arrayValue else { return nil }
            // A server that can't write a number that is not finite writes null.
            let numbers = elements.compactMap { $0.isNull ? Double.nan : LooseValue.number($0) }
            return numbers.count == elements.count ? numbers : nil
        }

        /// Little-endian 32-bit floats.
        private static func unpacked(_ data: Data) -> [Double]? {
            guard data.count % 4 == 0 else { return nil }
            return data.withUnsafeBytes { bytes in numbers(bytes) }
        }

        private static func numbers(_ bytes: UnsafeRawBufferPointer) -> [Double] {
            var numbers: [Double] = []
            numbers.reserveCapacity(bytes.count / 4)
            var offset = 0
            while offset < bytes.count {
                let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
                numbers.append(Double(Float(bitPattern: bits)))
                offset &+= 4
            }
            return numbers
        }
    }
}
