// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Sound.
    public var audio: Audio { Audio(client: self) }

    /// The endpoints below `/audio`.
    public struct Audio: Swift.Sendable {
        let client: OpenAI
    }
}
