import FlyingFox

/// Closes the connection before a byte of the answer is sent. FlyingFox always writes the head of an HTTP answer,
/// but asks a web socket handler first; when that throws, it just closes.
struct HangUp: WSHandler {
    struct HungUp: Error {}

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        throw HungUp()
    }
}
