/// Takes what a reader finds, in the file's order.
package protocol ExchangeSink {
    /// One exchange.
    mutating func take(_ exchange: Exchange) throws
    /// One that can't be one.
    mutating func leaveOut(_ reason: LeftOut, at place: SourcePlace)
}

extension ExchangeSink {
    /// Takes what is read, or says why it can't be.
    mutating func take(at place: SourcePlace, _ read: () throws -> Exchange?) throws {
        let exchange: Exchange?
        do {
            exchange = try read()
        } catch let reason as LeftOut {
            return leaveOut(reason, at: place)
        }
        if let exchange { try take(exchange) }
    }
}
