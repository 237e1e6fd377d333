import Foundation

nonisolated extension OpenAI {
    /// A page of a list, and by way of it all that follow.
    ///
    /// ```swift
    /// for try await file in try await client.files.list() { print(file.filename) }
    /// ```
    ///
    /// The loop begins with this page's elements and asks for the next page when it gets there.
    public struct CursorPage<Element: APIObject>: AsyncSequence, Swift.Sendable, CustomStringConvertible {
        let client: OpenAI
        let request: Request
        let list: ListPayload<Element>

        /// This page's elements.
        public var data: [Element] { list.data }
        /// Whether there is another page.
        public var hasMore: Bool { list.next(after: request) != nil }
        public var json: JSON { list.json }
        public var response: ResponseInfo? { list.response }
        public var requestID: String? { list.requestID }
        public var description: String { list.description }

        /// The next page; nil if this is the last one.
        ///
        /// - Throws: `OpenAIError`, `OpenAICache.MissError`.
        public func nextPage() async throws -> CursorPage? {
            guard let next = list.next(after: request) else { return nil }
            return try await client.page(next)
        }

        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(page: self) }

        public struct AsyncIterator: AsyncIteratorProtocol {
            private var page: CursorPage?
            private var index = 0

            init(page: CursorPage) {
                self.page = page
            }

            /// - Throws: `OpenAIError`, `OpenAICache.MissError`, `CancellationError`.
            public mutating func next() async throws -> Element? {
                while let current = page {
                    if index < current.data.count {
                        index += 1
                        return current.data[index - 1]
                    }
                    page = try await current.nextPage()
                    index = 0
                }
                return nil
            }
        }
    }

    /// A page of a list, without `await`.
    public struct BlockingCursorPage<Element: APIObject>: Swift.Sendable, CustomStringConvertible {
        let client: OpenAI
        let request: Request
        let list: ListPayload<Element>

        /// This page's elements.
        public var data: [Element] { list.data }
        /// Whether there is another page.
        public var hasMore: Bool { list.next(after: request) != nil }
        public var json: JSON { list.json }
        public var response: ResponseInfo? { list.response }
        public var requestID: String? { list.requestID }
        public var description: String { list.description }

        /// The next page; nil if this is the last one.
        ///
        /// - Throws: `OpenAIError`, `OpenAICache.MissError`.
        public func nextPage() throws -> BlockingCursorPage? {
            guard let next = list.next(after: request) else { return nil }
            return try client.blockingPage(next)
        }

        /// Gives this page's elements and those of all that follow to a closure.
        ///
        /// - Throws: `OpenAIError`, `OpenAICache.MissError`, what the closure throws.
        public func forEachElement(_ body: (Element) throws -> Void) throws {
            var page: BlockingCursorPage? = self
            while let current = page {
                for element in current.data { try body(element) }
                page = try current.nextPage()
            }
        }
    }

    func page<Element: APIObject>(_ request: Request) async throws -> CursorPage<Element> {
        let list = try await send(request, as: ListPayload<Element>.self)
        return CursorPage(client: self, request: request, list: list)
    }

    func blockingPage<Element: APIObject>(_ request: Request) throws -> BlockingCursorPage<Element> {
        let list = try sendBlocking(request, as: ListPayload<Element>.self)
        return BlockingCursorPage(client: self, request: request, list: list)
    }

    /// The JSON of a page.
    struct ListPayload<Element: APIObject>: APIObject {
        let payload: Payload
        let data: [Element]

        init(payload: Payload) throws {
            let fields = try Fields(payload, of: "CursorPage")
            self.payload = payload
            data = try fields.required("data")
        }

        /// What asks for the page after this one; nil if there is none, or if the server would give the same again.
        func next(after request: Request) -> Request? {
            guard flag("has_more") == true, let last = text("last_id") ?? data.last?.text("id"),
                request.query["after"] != last
            else { return nil }
            var next = request
            next.query["after"] = last
            return next
        }
    }
}
