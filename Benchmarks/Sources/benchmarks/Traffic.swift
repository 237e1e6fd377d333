/// What went over a way.
actor Traffic {
    struct Amount: Sendable {
        var requests = 0.0
        var bytes = 0.0
        /// What is asked for at the same time takes one.
        var roundTrips = 0.0
    }

    private var amount = Amount()

    /// A request sets out. Whoever sent it may have waited for each answer that had come by then.
    ///
    /// - Returns: the number of its round trip.
    func begin() -> Double {
        amount.requests += 1
        return amount.roundTrips + 1
    }

    func end(_ trip: Double, byteCount: Int) {
        amount.roundTrips = max(amount.roundTrips, trip)
        amount.bytes += Double(byteCount)
    }

    /// What a piece of work makes go over it.
    func during(_ work: @Sendable () async throws -> Void) async throws -> Amount {
        amount = Amount()
        try await work()
        return amount
    }
}
