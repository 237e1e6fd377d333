import Foundation

nonisolated extension OpenAI {
    /// Uploads files for what is to be made of them.
    struct FileUpload: Sendable {
        let client: OpenAI
        /// Those of the call that needs the files.
        let options: RequestOptions

        func id(
            of file: FileInput, isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> String {
            try await client.send(request(file), as: FileObject.self).id
        }

        /// As `id(of:)`; the thread waits.
        func blockingID(of file: FileInput) throws -> String {
            try client.sendBlocking(request(file), as: FileObject.self).id
        }

        /// Their IDs in their order, whichever is there first: what is made of them is asked for with these.
        ///
        /// - Parameter most: so many are sent at once.
        func ids(of files: [FileInput], atOnce most: Int) async throws -> [String] {
            try await _Concurrency.withThrowingTaskGroup(of: (Int, String).self) { group in
                var rest = files.enumerated().makeIterator()
                var ids = Array(repeating: "", count: files.count)
                for _ in 0..<Swift.max(most, 1) {
                    guard let (index, file) = rest.next() else { break }
                    group.addTask { (index, try await id(of: file)) }
                }
                while let (index, id) = try await group.next() {
                    ids[index] = id
                    if let (index, file) = rest.next() { group.addTask { (index, try await self.id(of: file)) } }
                }
                return ids
            }
        }

        private func request(_ file: FileInput) -> Request {
            var form = FormFields()
            form.set("file", file: file)
            form.set("purpose", text: "assistants")
            return Request(
                method: "POST", path: "/files", body: .form(form, seed: nil), options: Polling.plain(options))
        }
    }
}
