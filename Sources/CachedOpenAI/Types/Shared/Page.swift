import Foundation

nonisolated extension OpenAI {
    /// One page of a list, and a sequence over the items of this page and all that follow.
    ///
    /// ```swift
    /// for try await batch in try await client.batches.list() { print(batch.id) }
    /// ```
    ///
    /// The next page is asked for when the loop gets there.
    public struct Page<Item: APIObject>: APIObject, AsyncSequence {
        /// What the list is of.
        public typealias Element = Item

        public let payload: Payload
        /// The items of this page.
        public let data: [Item]
        private var source: PageSource?
        /// Whether there are more pages.
        public var hasMore: Bool { payload.flag("has_more") ?? false }
        /// Where this page begins.
        public var firstID: String? { payload.text("first_id") ?? data.first?.payload.text("id") }
        /// Where the next page begins.
        public var lastID: String? { payload.text("last_id") ?? data.last?.payload.text("id") }

        public init(payload: Payload) throws {
            let list = payload.json.arrayValue ?? payload.json["data"]?.arrayValue
            guard list != nil || Self.isEmpty(payload.json) else {
                throw FieldMismatch(path: "data", type: "Page", expected: "an array")
            }
            self.payload = payload
            data = Fields.readable(list ?? [])
        }

        /// Spelled otherwise in Swift.
        @available(*, unavailable, message: "An item of this page is one of its data: page.data[0].")
        public subscript(index: Int) -> Item { data[index] }

        /// The page after this one; nil after the last, and for a page that was decoded and not asked for.
        ///
        /// - Throws: `OpenAIError`.
        public func nextPage() async throws -> Page? {
            guard let source, let request = nextRequest() else { return nil }
            do {
                return following(try await source.client.page(request))
            } catch is MissError where endsByItself {
                return nil
            }
        }

        /// As `nextPage()`; blocks the thread.
        public func nextPageBlocking() throws -> Page? {
            guard let source, let request = nextRequest() else { return nil }
            do {
                return following(try source.client.pageBlocking(request))
            } catch is MissError where endsByItself {
                return nil
            }
        }

        /// All items of this page and those that follow; blocks the thread.
        ///
        /// ```swift
        /// for batch in try client.blocking.batches.list().allItems() { print(batch.id) }
        /// ```
        public func allItems() throws -> [Item] {
            var items = data
            var page = try nextPageBlocking()
            while let next = page {
                items += next.data
                page = try next.nextPageBlocking()
            }
            return items
        }

        /// Goes over this page's items, then asks for the next page when it is needed.
        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(page: self) }

        /// Goes through a page's items, then to the next page.
        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate var page: Page
            private var position = 0

            fileprivate init(page: Page) {
                self.page = page
            }

            /// - Throws: `OpenAIError`.
            public mutating func next() async throws -> Item? {
                while position >= page.data.count {
                    guard let next = try await page.nextPage() else { return nil }
                    page = next
                    position = 0
                }
                position += 1
                return page.data[position - 1]
            }
        }

        /// Some servers have null in the place of an empty list.
        private static func isEmpty(_ json: JSON) -> Bool {
            json["data"]?.isNull ?? (json["object"]?.stringValue == "list")
        }

        func asked(of client: OpenAI, by request: Request) -> Page {
            var page = self
            page.source = PageSource(client: client, request: request)
            return page
        }

        /// It doesn't say whether there are more pages: an empty one tells the end.
        private var isSilent: Bool { payload.flag("has_more") == nil && source?.request.hasCursor == true }

        /// An older recording may end here: nobody asked for more.
        private var endsByItself: Bool { isSilent && payload.response?.isReplay == true }

        /// Some servers don't know cursors: all that they have is this page.
        private func following(_ next: Page) -> Page? {
            let isSame = next.data.first.map { $0 == data.first } ?? true
            return isSilent && isSame ? nil : next
        }

        /// Nil if there is nothing after this page. A server that repeats a page is not asked for ever.
        private func nextRequest() -> Request? {
            guard hasMore || isSilent && !data.isEmpty, let source, let lastID, source.request.method == "GET",
                source.request.query.items["after"] != lastID
            else { return nil }
            var request = source.request
            request.query.items["after"] = lastID
            // An `after` of the caller's own is where the first page began.
            request.options.query["after"] = nil
            return request
        }
    }

    /// How a page was asked for.
    final class PageSource: Sendable {
        let client: OpenAI
        let request: Request

        init(client: OpenAI, request: Request) {
            self.client = client
            self.request = request
        }
    }

    func page<Item: APIObject>(
        _ request: Request, isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Page<Item> {
        try await send(request, as: Page<Item>.self).asked(of: self, by: request)
    }

    func pageBlocking<Item: APIObject>(_ request: Request) throws -> Page<Item> {
        try sendBlocking(request, as: Page<Item>.self).asked(of: self, by: request)
    }
}
