// Asks a server for everything, with a secret in every place that a request has, through both doors. Writes down what it
// gets and every error that it meets, in all the ways in which a program may print them.
//
// usage: program SECRET QUESTION     (the server is OPENAI_BASE_URL; SECRET is in OPENAI_API_KEY and so on, too)
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let secret = CommandLine.arguments[1]
let question = CommandLine.arguments[2]
let base = ProcessInfo.processInfo.environment["OPENAI_BASE_URL"] ?? ""

func show(_ error: any Error) {
    let ways: [Any] = [
        error, String(reflecting: error), error.localizedDescription, (error as? OpenAI.OpenAIError)?.message ?? "",
        (error as? OpenAI.APIError)?.body.map { String(decoding: $0, as: UTF8.self) } ?? "",
        (error as? OpenAI.APIConnectionError).map {
            "\($0.underlying) \(($0.underlying as? URLError)?.userInfo ?? [:])"
        } ?? "",
    ]
    for way in ways { print("error:", way) }
    var text = ""
    dump(error, to: &text)
    print("dumped:", text)
}

func attempt(_ what: String, _ body: () async throws -> Void) async {
    print("-", what)
    do { try await body() } catch { show(error) }
}

let escaped = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""

// MARK: The built-in client

let names = [
    "key", "api_key", "api-key", "apikey", "x-api-key", "x-goog-api-key", "subscription-key", "token", "access_token",
    "auth", "sig", "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token", "code", "password", "client_secret",
    "jwt",
]
let query = Dictionary(uniqueKeysWithValues: names.map { ($0, secret) })
let headers = [
    "Cookie": "session=\(secret); other=1", "X-Api-Key": secret, "Proxy-Authorization": "Basic \(secret)",
    "X-Any": secret,
    "X-Token": secret,
]
let client = OpenAI(defaultHeaders: headers, defaultQuery: query)
let azure = OpenAI(defaultHeaders: ["api-key": secret], defaultQuery: ["api-version": "1"])
let messages: [OpenAI.ChatCompletionMessageParam] = [.user(question)]
let picture = OpenAI.FileInput(Data([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]), filename: "a.png")

func chat(_ client: OpenAI, _ model: String, _ options: OpenAI.RequestOptions = .init()) async throws {
    _ = try await client.chat.completions.create(model: model, messages: messages, options: options)
}

await attempt("chat") { try await chat(client, "usual") }
await attempt("chat with Azure's header") { try await chat(azure, "azure") }
await attempt("chat with more headers") {
    try await chat(client, "more", .init(headers: ["Authorization": "Bearer \(secret)"]))
}
await attempt("chat, blocking") {
    _ = try client.blocking.chat.completions.create(model: "blocking", messages: messages)
}
await attempt("chat that is tried again") { try await chat(client, "retried") }
await attempt("chat that is refused") { try await chat(client, "refused") }
await attempt("chat that is refused, blocking") {
    _ = try client.blocking.chat.completions.create(model: "refused", messages: messages)
}
await attempt("chat that is not understood") { try await chat(client, "garbled") }
await attempt("chat that is never answered") { try await chat(client, "silent", .init(timeout: 0.3, maxRetries: 0)) }
await attempt("stream") {
    for try await _ in client.chat.completions.stream(model: "usual", messages: messages) {}
}
await attempt("stream that is refused") {
    for try await _ in client.chat.completions.stream(model: "refused", messages: messages) {}
}
await attempt("stream that breaks off") {
    for try await _ in client.chat.completions.stream(model: "broken", messages: messages) {}
}
await attempt("stream that is left early") {
    for try await _ in client.chat.completions.stream(model: "usual", messages: messages + [.user("early")]) { break }
}
await attempt("stream that is cancelled") {
    let reading = Task {
        for try await _ in client.chat.completions.stream(model: "slow", messages: messages) {}
    }
    try await Task.sleep(nanoseconds: 200_000_000)
    reading.cancel()
    try await reading.value
}
await attempt("responses with another server's token") {
    _ = try await client.responses.create(
        model: "usual",
        tools: [
            .mcp(
                serverLabel: "notes", serverURL: "https://user:\(secret)@mcp.example.com/x?api_key=\(secret)&a=1",
                authorization: secret, headers: ["X-Key": secret]),
            .mcp(serverLabel: "escaped", serverURL: "https://\(escaped):\(escaped)@mcp.example.com/x?token=\(escaped)"),
        ], input: question, options: .init(body: ["seed": 7]))
}
await attempt("upload") {
    _ = try await client.audio.transcriptions.create(
        model: "whisper-1", file: OpenAI.FileInput(Data([1, 2]), filename: "a.mp3"))
}
await attempt("pictures") {
    _ = try await client.images.generate(model: "dall-e-3", prompt: question)
    _ = try await client.images.edit(image: picture, prompt: question)
}
await attempt("pictures that can't be had") {
    _ = try await client.images.generate(model: "gone", prompt: question)
    _ = try await client.images.generate(model: "odd", prompt: question)
}
await attempt("any endpoint") {
    _ = try await client.get("/models?api_key=\(names.count)", as: OpenAI.JSON.self)
    _ = try await client.get("/files/x/content", query: ["after": "x"], as: OpenAI.JSON.self)
}
await attempt("no connection") {
    let nowhere = OpenAI(baseURL: "http://user:\(secret)@127.0.0.1:1/v1", maxRetries: 0, defaultQuery: query)
    try await chat(nowhere, "usual")
}
await attempt("no URL") { try await chat(OpenAI(baseURL: "user:\(secret)@host?key=\(secret)"), "usual") }

// MARK: A session of one's own

var cookie: [HTTPCookiePropertyKey: Any] = [.name: "session", .value: secret, .path: "/"]
cookie[.domain] = "127.0.0.1"
if let cookie = HTTPCookie(properties: cookie) { HTTPCookieStorage.shared.setCookie(cookie) }
let configuration = OpenAICache.shared.sessionConfiguration()
configuration.httpAdditionalHeaders = ["X-Api-Key": secret, "Cookie": "more=\(secret)"]
let session = URLSession(configuration: configuration)

func request(_ path: String, _ body: String) -> URLRequest {
    var parts = URLComponents(string: base + path)
    parts?.queryItems = names.map { URLQueryItem(name: $0, value: secret) } + [URLQueryItem(name: "limit", value: "1")]
    var request = URLRequest(url: parts?.url ?? URL(fileURLWithPath: "/"))
    request.httpMethod = "POST"
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    request.setValue("Bearer sk-\(secret)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(body.utf8)
    return request
}

func body(_ model: String) -> String {
    #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(question)"}],"n":1}"#
}

for model in ["usual", "refused", "retried"] {
    await attempt("session, \(model)") { _ = try await session.data(for: request("/chat/completions", body(model))) }
}
await attempt("session, cancelled") {
    let asking = Task { _ = try await session.data(for: request("/chat/completions", body("slow"))) }
    try await Task.sleep(nanoseconds: 200_000_000)
    asking.cancel()
    do { try await asking.value } catch { print("cancelled") }
}
await attempt("session, uploading") {
    var upload = request("/chat/completions", "")
    upload.httpBody = nil
    do { _ = try await session.upload(for: upload, from: Data(body("usual").utf8)) } catch { print("no upload") }
}
await attempt("session, MCP") {
    let tool = #"{"type":"mcp","server_label":"n","authorization":"\#(secret)","headers":{"X":"\#(secret)"}}"#
    _ = try await session.data(for: request("/responses", #"{"model":"m","input":"\#(question)","tools":[\#(tool)]}"#))
}
