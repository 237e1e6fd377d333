import Foundation

nonisolated extension OpenAICache {
    /// A number that is a type.
    ///
    /// A session takes its protocols as classes and makes the objects itself, so that each cache needs a class of its
    /// own. Such a class is made while the program runs: a generic one, of the number of its gateway.
    protocol GatewayNumber {
        static var value: Int { get }
    }
}
