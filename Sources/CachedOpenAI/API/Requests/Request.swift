import Foundation

nonisolated extension OpenAI {
    /// One endpoint, and what is sent to it.
    struct Request {
        var method: String
        /// Below the base URL, such as `/chat/completions`.
        var path: RequestPath
        var query = QueryFields()
        var body: SentBody?
        var options = RequestOptions()
        /// See `OpenAICache.Call.waivedFields`.
        var waivedFields: Swift.Set<String> = []
        /// `after` leads from a page of its answer to the next one.
        var hasCursor = false
        /// The answer's pieces are wanted as they come.
        var isStream = false

        /// The same request for an answer that comes piece by piece.
        ///
        /// - Parameter options: what else is said of the stream; nil is left out.
        func streamed(_ options: Swift.KeyValuePairs<String, Bool?> = [:]) -> Request {
            var request = self
            if method == "GET" {
                request.query.set("stream", flag: true)
                for (name, value) in options { request.query.set(name, flag: value) }
                return request
            }
            var fields = RequestFields()
            for (name, value) in options { fields.set(name, flag: value) }
            request.body?.set("stream", true)
            if !fields.object.isEmpty { request.body?.set("stream_options", .object(fields.object)) }
            return request
        }
    }
}
