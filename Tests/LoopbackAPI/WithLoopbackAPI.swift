/// Starts a server, gives it to `body`, and stops it whatever happens.
@discardableResult
public func withLoopbackAPI<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (LoopbackAPI) async throws -> Result
) async throws -> Result {
    let api = try await LoopbackAPI.start()
    do {
        let result = try await LoopbackAPI.$hasPlace.withValue(true) { try await body(api) }
        await api.stop()
        return result
    } catch {
        await api.stop()
        throw error
    }
}
