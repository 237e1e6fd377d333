/// One resource of the client, as the tool sees it.
package struct LibraryResource: Sendable {
    /// What stands after `client.`, such as `chat.completions`.
    package let path: String
    /// Its struct; `Blocking` before it is its twin.
    let type: String
    /// Below the library's `Endpoints`, where its files are.
    let folder: String
    /// It is in every file that is handed out.
    package let isCore: Bool
    /// Such as `GET /files/*`.
    let routes: [String]
}
