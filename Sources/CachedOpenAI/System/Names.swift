import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

// The library is pasted into students' modules, where a type of the student's called `Task` or `Data` would come
// before Swift's. Inside the namespace these names mean what they always mean.
nonisolated extension OpenAICache {
    package typealias Array = Swift.Array
    package typealias Bundle = Foundation.Bundle
    package typealias CancellationError = _Concurrency.CancellationError
    package typealias Character = Swift.Character
    package typealias Codable = Swift.Codable
    package typealias CodingKey = Swift.CodingKey
    package typealias CustomStringConvertible = Swift.CustomStringConvertible
    package typealias Data = Foundation.Data
    package typealias Date = Foundation.Date
    package typealias Decimal = Foundation.Decimal
    package typealias Decoder = Swift.Decoder
    package typealias DateFormatter = Foundation.DateFormatter
    package typealias Dictionary = Swift.Dictionary
    package typealias Encoder = Swift.Encoder
    package typealias Equatable = Swift.Equatable
    package typealias Error = Swift.Error
    package typealias FileHandle = Foundation.FileHandle
    package typealias FileManager = Foundation.FileManager
    package typealias Hashable = Swift.Hashable
    package typealias InputStream = Foundation.InputStream
    package typealias Locale = Foundation.Locale
    package typealias LocalizedError = Foundation.LocalizedError
    package typealias NSLock = Foundation.NSLock
    package typealias OperationQueue = Foundation.OperationQueue
    package typealias ProcessInfo = Foundation.ProcessInfo
    package typealias Result = Swift.Result
    package typealias Sendable = Swift.Sendable
    package typealias Set = Swift.Set
    package typealias StaticString = Swift.StaticString
    package typealias Task = _Concurrency.Task
    package typealias TimeZone = Foundation.TimeZone
    package typealias URL = Foundation.URL
    package typealias URLComponents = Foundation.URLComponents
    package typealias URLError = Foundation.URLError
    package typealias UUID = Foundation.UUID

    #if canImport(FoundationNetworking)
        package typealias HTTPURLResponse = FoundationNetworking.HTTPURLResponse
        package typealias URLAuthenticationChallenge = FoundationNetworking.URLAuthenticationChallenge
        package typealias URLCredential = FoundationNetworking.URLCredential
        package typealias URLProtocol = FoundationNetworking.URLProtocol
        package typealias URLRequest = FoundationNetworking.URLRequest
        package typealias URLResponse = FoundationNetworking.URLResponse
        package typealias URLSession = FoundationNetworking.URLSession
        /// The system's own, whatever else has that name.
        public typealias URLSessionConfiguration = FoundationNetworking.URLSessionConfiguration
        package typealias URLSessionDataDelegate = FoundationNetworking.URLSessionDataDelegate
        package typealias URLSessionDataTask = FoundationNetworking.URLSessionDataTask
        package typealias URLSessionDownloadTask = FoundationNetworking.URLSessionDownloadTask
        package typealias URLSessionTask = FoundationNetworking.URLSessionTask
        package typealias URLSessionTaskDelegate = FoundationNetworking.URLSessionTaskDelegate
        package typealias URLSessionWebSocketTask = FoundationNetworking.URLSessionWebSocketTask
    #else
        package typealias HTTPURLResponse = Foundation.HTTPURLResponse
        package typealias URLAuthenticationChallenge = Foundation.URLAuthenticationChallenge
        package typealias URLCredential = Foundation.URLCredential
        package typealias URLProtocol = Foundation.URLProtocol
        package typealias URLRequest = Foundation.URLRequest
        package typealias URLResponse = Foundation.URLResponse
        package typealias URLSession = Foundation.URLSession
        /// The system's own, whatever else has that name.
        public typealias URLSessionConfiguration = Foundation.URLSessionConfiguration
        package typealias URLSessionDataDelegate = Foundation.URLSessionDataDelegate
        package typealias URLSessionDataTask = Foundation.URLSessionDataTask
        package typealias URLSessionDownloadTask = Foundation.URLSessionDownloadTask
        package typealias URLSessionTask = Foundation.URLSessionTask
        package typealias URLSessionTaskDelegate = Foundation.URLSessionTaskDelegate
        package typealias URLSessionWebSocketTask = Foundation.URLSessionWebSocketTask
    #endif
}
