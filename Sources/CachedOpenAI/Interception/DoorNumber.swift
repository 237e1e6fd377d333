import Foundation

nonisolated extension OpenAICache {
    /// A number that is a type.
    ///
    /// A session takes its protocols as classes and makes the objects itself, so that each cache needs a class of its
    /// own. Such a class is made while the program runs: a generic one, of the number of its door.
    protocol DoorNumber {
        static var value: Int { get }
    }

    /// The numbers, by their binary digits.
    enum DoorNumbers {
        private enum Zero: DoorNumber {
            static var value: Int { 0 }
        }

        private enum Even<Half: DoorNumber>: DoorNumber {
            static var value: Int { 2 &* Half.value }
        }

        private enum Odd<Half: DoorNumber>: DoorNumber {
            static var value: Int { 2 &* Half.value &+ 1 }
        }

        static func type(for value: Int) -> any DoorNumber.Type {
            value <= 0 ? Zero.self : doubled(Self.type(for: value / 2), isOdd: value % 2 == 1)
        }

        private static func doubled<Half: DoorNumber>(_ half: Half.Type, isOdd: Bool) -> any DoorNumber.Type {
            isOdd ? Odd<Half>.self : Even<Half>.self
        }
    }
}
