import Foundation

nonisolated extension OpenAICache {
    /// An embedding's numbers, and how they are written.
    package struct PackedNumbers {
        private let planes: BytePlanes
        private let isHalfPrecision: Bool

        /// Nil if there are not as many bytes as the numbers take.
        init?(_ bytes: Data, count: Int, isHalfPrecision: Bool) {
            guard let planes = BytePlanes(bytes, count: count, width: isHalfPrecision ? 2 : 4) else { return nil }
            self.planes = planes
            self.isHalfPrecision = isHalfPrecision
        }

        /// One after the other, little-endian, in base64.
        func base64() -> Data {
            var bytes = Data(count: 4 * planes.count)
            bytes.withUnsafeMutableBytes { bytes in
                var index = 0
                while index < planes.count {
                    let bits = self[index].bitPattern.littleEndian
                    bytes.storeBytes(of: bits, toByteOffset: 4 &* index, as: UInt32.self)
                    index = index &+ 1
                }
            }
            return bytes.base64EncodedData()
        }

        /// As decimals.
        ///
        /// - Parameters:
        ///   - areLong: written as if they had 8 bytes.
        ///   - exceptions: what is written otherwise, by place.
        func append(
            to body: inout Data, separator: Data, areLong: Bool, except exceptions: [Int: Data], most: Int
        ) throws {
            for index in 0..<planes.count {
                if index > 0 { body.append(separator) }
                if let exception = exceptions[index] {
                    body.append(exception)
                } else {
                    body.append(contentsOf: Self.decimal(self[index], isLong: areLong).utf8)
                }
                guard body.count <= most else { throw PackedBody.TooLong() }
            }
        }

        package static func decimal(_ number: Float, isLong: Bool) -> String {
            isLong ? Double(number).description : number.description
        }

        private subscript(index: Int) -> Float {
            let bits = planes[index]
            return isHalfPrecision
                ? Self.number(ofHalf: UInt16(truncatingIfNeeded: bits))
                : Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        }

        /// What a number in half precision stands for (IEEE 754 binary16, which not every platform's Swift has).
        package static func number(ofHalf half: UInt16) -> Float {
            let sign: Float = half & 0x8000 == 0 ? 1 : -1
            let exponent = Int(half >> 10 & 31)
            let fraction = Float(half & 1023) / 1024
            switch exponent {
            case 0: return sign * Float(sign: .plus, exponent: -14, significand: 1) * fraction
            case 31: return fraction == 0 ? sign * .infinity : .nan
            default: return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
            }
        }
    }
}
