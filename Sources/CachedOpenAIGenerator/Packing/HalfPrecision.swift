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
}
