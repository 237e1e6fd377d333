import Foundation

/// A request that has come whole.
struct ServedRequest: Sendable {
    let head: RequestHead
    let body: Data
    /// The address it came from.
    let peer: String
    /// On the server's own clock.
    let arrivedAt = DispatchTime.now()

    var method: String { head.method }
}
