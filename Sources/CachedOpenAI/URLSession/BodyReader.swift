import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The body of a request as `URLSession` hands it on: as data, or (on Apple's systems) as a stream.
    enum BodyReader {
        /// A stream can be read once.
        ///
        /// - Throws: what made the stream end early.
        static func body(of request: URLRequest) throws -> Data? {
            if let body = request.httpBody { return body }
            guard let stream = request.httpBodyStream else { return nil }
            return try contents(of: stream)
        }

        /// An upload task's body can't be seen from here; without it the request can't be told from others.
        static func isHidden(in request: URLRequest) -> Bool {
            ["POST", "PUT", "PATCH"].contains(request.httpMethod?.uppercased())
                && request.httpBody == nil && request.httpBodyStream == nil
        }

        private static func contents(of stream: InputStream) throws -> Data {
            var data = Data()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            stream.open()
            defer { stream.close() }
            while true {
                let count = stream.read(&buffer, maxLength: buffer.count)
                if count < 0 { throw stream.streamError ?? URLError(.requestBodyStreamExhausted) }
                if count == 0 { return data }
                data.append(contentsOf: buffer[..<count])
            }
        }
    }
}
