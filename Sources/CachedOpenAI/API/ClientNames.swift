import Foundation

// See System/Names.swift: the same names inside the other namespace.
nonisolated extension OpenAI {
    typealias Array = Swift.Array
    typealias CancellationError = _Concurrency.CancellationError
    typealias Codable = Swift.Codable
    typealias CustomDebugStringConvertible = Swift.CustomDebugStringConvertible
    typealias CustomStringConvertible = Swift.CustomStringConvertible
    typealias Data = Foundation.Data
    typealias Decodable = Swift.Decodable
    typealias Decoder = Swift.Decoder
    typealias Dictionary = Swift.Dictionary
    typealias Encodable = Swift.Encodable
    typealias Encoder = Swift.Encoder
    typealias Error = Swift.Error
    typealias Hashable = Swift.Hashable
    typealias JSONDecoder = Foundation.JSONDecoder
    typealias LocalizedError = Foundation.LocalizedError
    typealias Result = Swift.Result
    typealias Sendable = Swift.Sendable
    typealias URL = Foundation.URL
    typealias URLComponents = Foundation.URLComponents
    typealias URLError = Foundation.URLError
}
