import Foundation

/// One answer, packed as servers do.
enum PackedSample {
    static let text = #"{"choices":[{"message":{"content":"Packed"}}]}"#
    static let gzip = bytes("H4sIAAAAAAACA6tWSs7Iz0xOLVayiq5Wyk0tLk5MT1WyqlZKzs8rSc0rUbJSCkhMzk5NUaqtja0FAPmpJdsuAAAA")
    static let zlib = bytes("eJyrVkrOyM9MTi1WsoquVspNLS5OTE9VsqpWSs7PK0nNK1GyUgpITM5OTVGqrY2tBQB/JhBl")
    static let deflate = bytes("q1ZKzsjPTE4tVrKKrlbKTS0uTkxPVbKqVkrOzytJzStRslIKSEzOTk1Rqq2NrQUA")

    private static func bytes(_ base64: String) -> Data { Data(base64Encoded: base64) ?? Data() }
}
