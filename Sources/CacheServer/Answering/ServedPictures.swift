import CachedOpenAI
import Foundation

/// The recorded pictures, which the engine puts into a folder, as the server's own pages: a client in another folder or
/// language can't open files of ours.
struct ServedPictures: Sendable {
    static let path = "/_cached/pictures/"

    /// Where the engine puts them.
    let folder: URL

    /// The body of an answer with URLs of the server's in the place of those of files.
    /// - Parameter root: of the server, as who asks knows it: `http://127.0.0.1:4141`.
    func published(_ body: Data, at root: String) -> Data {
        let answer = OpenAICache.ImagesAnswer(body: body)
        var replacements: [String: String] = [:]
        for url in answer.pictureURLs {
            guard let file = URL(string: url), file.isFileURL, Self.isName(file.lastPathComponent) else { continue }
            replacements[url] = root + Self.path + file.lastPathComponent
        }
        return replacements.isEmpty ? body : answer.replacing(replacements)
    }

    /// The body of a request with the files in the place of the server's own URLs, so that they count by their content.
    func named(in body: OpenAICache.RequestBody) -> OpenAICache.RequestBody {
        guard case .json(let json, _) = body,
            let named = OpenAICache.ImageParts.replacing(in: json, { file(ofURL: $0)?.absoluteString })
        else { return body }
        return .json(named)
    }

    /// The answer to who asks for one.
    /// - Parameter path: of the request.
    func page(_ path: String) -> ServedResponse {
        let name = String(path.dropFirst(Self.path.count))
        guard Self.isName(name), let content = try? Data(contentsOf: folder.appending(path: name)) else {
            return .error(404, code: "no_such_picture", "There is no such picture here.")
        }
        let type = OpenAICache.PictureKind(content)?.mediaType ?? "application/octet-stream"
        return ServedResponse(
            status: 200,
            [
                ("content-type", type), ("x-content-type-options", "nosniff"), ("content-disposition", "inline"),
                ("content-security-policy", "sandbox; default-src 'none'"), ("cache-control", "private, max-age=3600"),
            ], .whole(content))
    }

    private func file(ofURL text: String) -> URL? {
        guard text.hasPrefix("http://"), let range = text.range(of: Self.path) else { return nil }
        let name = String(text[range.upperBound...])
        return Self.isName(name) ? folder.appending(path: name).standardizedFileURL : nil
    }

    /// Such as the engine gives: nothing in it leads anywhere else.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 32, (2...5).contains(parts[1].count) else { return false }
        return parts[0].allSatisfy { $0.isASCII && $0.isHexDigit }
            && parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
