import Foundation

/// A status that one thread leaves for another.
final class Outcome: @unchecked Sendable {
    private let lock = NSLock()
    private var status: Int?

    func set(_ status: Int?) {
        lock.withLock { self.status = status }
    }

    func get() -> Int? {
        lock.withLock { status }
    }
}
