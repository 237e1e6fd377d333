/// Numbers in two bytes (IEEE 754 binary16), which not every platform's Swift has.
enum HalfPrecision {
    private static let largest: Float = 65504
    private static let smallestNormal: Float = 0x1p-14
    private static let smallest: Float = 0x1p-24

    /// The nearest one; of two that are as near, the even one. What is too large becomes infinite.
    static func bits(of number: Float) -> UInt16 {
        let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
        if number.isNaN { return 0x7E00 }
        let magnitude = number.magnitude
        if magnitude >= largest + 16 { return sign | 0x7C00 }
        if magnitude < smallestNormal {
            return sign | UInt16((magnitude / smallest).rounded(.toNearestOrEven))
        }
        let steps = ((magnitude.significand - 1) * 1024).rounded(.toNearestOrEven)
        // A fraction that is rounded up to one carries into the exponent, as it should.
        return sign | UInt16(Int(magnitude.exponent + 15) << 10 + Int(steps))
    }

    /// Whether two bytes keep a vector for what it is: no number is out of range, not all are whole, and what is rounded
    /// off is no more than three digits leave of its length.
    static func keeps(_ numbers: [Float]) -> Bool {
        guard numbers.allSatisfy({ $0.magnitude <= largest }), numbers.contains(where: { $0 != $0.rounded() }) else {
            return false
        }
        let lost = numbers.reduce(0) { $0 + square(loss(of: $1)) }
        return lost <= squaredLength(of: numbers) * 0x1.01p-22
    }

    /// Whether bytes that were read as 4-byte floats are such numbers, and not integers, bits or shorter floats: of those,
    /// hardly any make a vector of about length 1 without a number that is absurd in it.
    ///
    /// - Parameter numbers: what base64 under the name of an embedding decodes to. What else it may be stands nowhere.
    static func isSurelyFloats(_ numbers: [Float]) -> Bool {
        numbers.count >= fewest && numbers.allSatisfy { $0 == 0 || plausible.contains($0.magnitude) }
            && usualLengths.contains(squaredLength(of: numbers).squareRoot()) && !areBrainFloats(numbers)
    }

    /// With fewer, chance could make numbers of anything.
    private static let fewest = 64
    private static let plausible: ClosedRange<Float> = 0x1p-40...4
    private static let usualLengths = 0.25...4.0

    /// Whether the lower halves look like numbers, too: pairs of 2-byte floats with 8 bits of exponent (bfloat16). Of
    /// 4-byte floats these are noise, or zeros.
    private static func areBrainFloats(_ numbers: [Float]) -> Bool {
        let alike = numbers.count { plausible.contains(Float(bitPattern: $0.bitPattern << 16).magnitude) }
        return alike > numbers.count * 2 / 3
    }

    private static func squaredLength(of numbers: [Float]) -> Double { numbers.reduce(0) { $0 + square(Double($1)) } }

    private static func square(_ number: Double) -> Double { number * number }

    /// What rounding takes away, at the most: half a step.
    private static func loss(of number: Float) -> Double {
        let isTiny = number.magnitude < smallestNormal
        return isTiny ? min(Double(number.magnitude), 0x1p-25) : Double(number.ulp) * 0x1p12
    }
}
