nonisolated extension OpenAICache {
    /// The numbers, by their binary digits.
    enum GatewayNumbers {
        private enum Zero: GatewayNumber {
            static var value: Int { 0 }
        }

        private enum Even<Half: GatewayNumber>: GatewayNumber {
            static var value: Int { 2 &* Half.value }
        }

        private enum Odd<Half: GatewayNumber>: GatewayNumber {
            static var value: Int { 2 &* Half.value &+ 1 }
        }

        static func type(for value: Int) -> any GatewayNumber.Type {
            value <= 0 ? Zero.self : doubled(Self.type(for: value / 2), isOdd: value % 2 == 1)
        }

        private static func doubled<Half: GatewayNumber>(_ half: Half.Type, isOdd: Bool) -> any GatewayNumber.Type {
            isOdd ? Odd<Half>.self : Even<Half>.self
        }
    }
}
